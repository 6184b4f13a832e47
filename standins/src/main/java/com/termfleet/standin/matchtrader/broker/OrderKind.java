package com.termfleet.standin.matchtrader.broker;

/** Which way the price has to come for a pending order to be filled. */
public enum OrderKind {
    /** At a better price than now. */
    LIMIT,
    /** At a worse price than now. */
    STOP
}
