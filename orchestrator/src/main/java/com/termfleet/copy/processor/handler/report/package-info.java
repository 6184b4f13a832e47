/** Finds the copy that a follower's answer is about, and has the answer recorded with it. Pure, as all handlers are. */
@NullMarked
package com.termfleet.copy.processor.handler.report;

import org.jspecify.annotations.NullMarked;
