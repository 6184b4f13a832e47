/** What of a follower's list of positions or tickets belongs to which copy, and what becomes of the rest. */
@NullMarked
package com.termfleet.copy.processor.handler.listed;

import org.jspecify.annotations.NullMarked;
