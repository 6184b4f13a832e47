/** The Terminal aggregate and the decision on the next action. Pure: no clock, no I/O. */
@NullMarked
package com.termfleet.terminal.state;

import org.jspecify.annotations.NullMarked;
