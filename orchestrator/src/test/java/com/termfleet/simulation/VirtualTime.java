package com.termfleet.simulation;

import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The time of the simulation: it passes when the simulation says so. Clocks of computers may be set wrong beside it. */
final class VirtualTime {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final MockTicker ticker = Ticker.newMockTicker();

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

    Instant now() {
        return START.plusNanos(ticker.nanoTime());
    }

    /**
     * The clock of a computer.
     *
     * @param ahead of the true time; asked each time
     */
    Clock clock(Supplier<Duration> ahead) {
        InstantSource source = () -> now().plus(ahead.get());
        return source.withZone(ZoneOffset.UTC);
    }
}
