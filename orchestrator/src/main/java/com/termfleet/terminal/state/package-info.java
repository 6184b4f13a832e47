/** The Terminal aggregate, and the decision what to do about it. Pure: no clock, no I/O. */
@NullMarked
package com.termfleet.terminal.state;

import org.jspecify.annotations.NullMarked;
