/** A stand-in for TradingView and a broker in it, over HTTPS: its page trades as TradingView's does. Needs the JDK only. */
@NullMarked
package com.termfleet.standin.tradingview;

import org.jspecify.annotations.NullMarked;
