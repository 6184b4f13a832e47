package com.termfleet.source.redis;

/** Names of the replaced system's channels. */
final class Channels {

    static final String TRADES = "trades:channel";
    static final String STATUS = "trades:status";
    static final String ERRORS = "trades:errors";

    private Channels() {}
}
