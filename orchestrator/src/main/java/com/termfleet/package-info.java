/** TermFleet: hosted MetaTrader 5 terminals and copy trading, one process. */
@NullMarked
package com.termfleet;

import org.jspecify.annotations.NullMarked;
