/**
 * The copy processor: one thread takes events, brings what they need into memory, has them decided, commits the decisions,
 * and carries out what was committed. The database and the destination are used here, and only here.
 */
@NullMarked
package com.termfleet.copy.processor;

import org.jspecify.annotations.NullMarked;
