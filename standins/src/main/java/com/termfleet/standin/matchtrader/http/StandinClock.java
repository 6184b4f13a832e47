package com.termfleet.standin.matchtrader.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The server's own time: the system's, moved forward on command. Thread-safe. */
public final class StandinClock implements InstantSource {

    private final InstantSource system;
    private volatile Duration ahead = Duration.ZERO;

    public StandinClock(InstantSource system) {
        this.system = system;
    }

    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }
}
