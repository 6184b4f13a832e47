/**
 * Trades that persons place at a broker in TradingView, captured from its network traffic by an intercepting proxy. {@code
 * capture} understands the traffic and is pure, {@code store} remembers orders, {@code proxy} decrypts the configured brokers'
 * hosts.
 */
@NullMarked
package com.termfleet.source.tradingview;

import org.jspecify.annotations.NullMarked;
