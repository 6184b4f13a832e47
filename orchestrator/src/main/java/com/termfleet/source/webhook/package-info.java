/** Alerts of TradingView and of whatever else calls a secret address, in two syntaxes. */
@NullMarked
package com.termfleet.source.webhook;

import org.jspecify.annotations.NullMarked;
