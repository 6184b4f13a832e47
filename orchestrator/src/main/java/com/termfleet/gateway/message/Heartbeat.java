package com.termfleet.gateway.message;

import com.termfleet.kernel.Money;

/**
 * {@code HB}: the state of the account, amounts in its currency.
 *
 * @param positions open positions
 * @param tradeAllowed algo trading is on, in the terminal and for the account
 * @param connected the terminal is connected to its broker
 */
public record Heartbeat(
        Money balance,
        Money equity,
        Money margin,
        Money freeMargin,
        int positions,
        boolean tradeAllowed,
        boolean connected) {}
