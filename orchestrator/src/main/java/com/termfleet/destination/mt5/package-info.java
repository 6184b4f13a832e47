/** Followers that speak the line protocol. */
@NullMarked
package com.termfleet.destination.mt5;

import org.jspecify.annotations.NullMarked;
