/** The newer Trader API, where a broker has enabled it: a token for one account, opens that may be repeated. */
@NullMarked
package com.termfleet.destination.matchtrader.trader;

import org.jspecify.annotations.NullMarked;
