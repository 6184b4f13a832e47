/** What happened in captured requests and answers, and what it means for copies. Pure. */
@NullMarked
package com.termfleet.source.tradingview.capture;

import org.jspecify.annotations.NullMarked;
