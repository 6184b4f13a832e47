/** A deterministic broker in memory: accounts, instruments, quotes, positions and orders. It knows no network. */
@NullMarked
package com.termfleet.standin.matchtrader.broker;

import org.jspecify.annotations.NullMarked;
