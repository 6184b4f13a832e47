package com.termfleet.kernel;

/** The direction of an order or position. */
public enum Side {
    BUY,
    SELL
}
