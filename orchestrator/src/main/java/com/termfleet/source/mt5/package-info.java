/** Masters that speak the line protocol. */
@NullMarked
package com.termfleet.source.mt5;

import org.jspecify.annotations.NullMarked;
