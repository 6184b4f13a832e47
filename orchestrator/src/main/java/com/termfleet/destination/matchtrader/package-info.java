/** Followers at brokers that run Match-Trader: one connection for each account, over whichever interface its broker offers. */
@NullMarked
package com.termfleet.destination.matchtrader;

import org.jspecify.annotations.NullMarked;
