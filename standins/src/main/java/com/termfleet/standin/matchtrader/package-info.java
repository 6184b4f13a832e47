/** A stand-in for a broker with the Match-Trader platform: one deterministic broker behind all dialects of its API. */
@NullMarked
package com.termfleet.standin.matchtrader;

import org.jspecify.annotations.NullMarked;
