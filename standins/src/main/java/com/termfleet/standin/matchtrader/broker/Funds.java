package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** An account's money, in its currency. */
public record Funds(String currency, int leverage, BigDecimal balance, BigDecimal profit, BigDecimal margin) {

    public BigDecimal equity() {
        return balance.add(profit);
    }

    public BigDecimal freeMargin() {
        return equity().subtract(margin);
    }
}
