/** The copy processor: one thread that decides, commits, sends and answers. */
@NullMarked
package com.termfleet.copy.processor;

import org.jspecify.annotations.NullMarked;
