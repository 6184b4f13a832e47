/** Trades that a person places to try the way from a master to chosen followers. */
@NullMarked
package com.termfleet.compat.testtrade;

import org.jspecify.annotations.NullMarked;
