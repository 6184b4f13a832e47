package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** The prices of one instrument: {@code ask} is what a buyer pays, {@code bid} what a seller gets. */
public record Quote(BigDecimal bid, BigDecimal ask) {

    public Quote {
        if (bid.signum() <= 0 || ask.compareTo(bid) < 0) {
            throw new IllegalArgumentException("bid must be above zero, and ask not below bid");
        }
    }

    /** What a new position of this side costs. */
    public BigDecimal toOpen(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** What the end of a position of this side brings. */
    public BigDecimal toClose(Side side) {
        return side == Side.BUY ? bid : ask;
    }

    Quote moved(BigDecimal by) {
        return new Quote(bid.add(by), ask.add(by));
    }
}
