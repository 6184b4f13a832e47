/** Captured orders in the database, so that they survive a restart. */
@NullMarked
package com.termfleet.source.tradingview.store;

import org.jspecify.annotations.NullMarked;
