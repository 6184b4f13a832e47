package com.termfleet.standin.matchtrader.broker;

/** The direction of a position or order. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
