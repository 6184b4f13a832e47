/** The sizing modes: how large a copy is before limits and rounding, one class for each mode. Pure and exact. */
@NullMarked
package com.termfleet.copy.sizing.mode;

import org.jspecify.annotations.NullMarked;
