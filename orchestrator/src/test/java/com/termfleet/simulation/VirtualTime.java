package com.termfleet.simulation;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** The time of the simulation: it passes when the simulation says so. The server's clock may be set wrong beside it. */
final class VirtualTime {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final MockTicker ticker = Ticker.newMockTicker();
    private Duration serverIsAhead = Duration.ZERO;

    /** Milliseconds since 1970 UTC. */
    long millis() {
        return START.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(ticker.nanoTime());
    }

    void pass(long milliseconds) {
        ticker.advance(milliseconds, TimeUnit.MILLISECONDS);
    }

    Ticker ticker() {
        return ticker;
    }

    /** The clock of the server's computer. */
    Clock serverClock() {
        InstantSource source = () -> START.plusNanos(ticker.nanoTime()).plus(serverIsAhead);
        return source.withZone(ZoneOffset.UTC);
    }

    void setServerClock(Duration ahead) {
        serverIsAhead = ahead;
    }
}
