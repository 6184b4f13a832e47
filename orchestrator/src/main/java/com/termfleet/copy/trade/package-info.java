/** Master trades and their copies: immutable records whose verbs are the only changes of state. */
@NullMarked
package com.termfleet.copy.trade;

import org.jspecify.annotations.NullMarked;
