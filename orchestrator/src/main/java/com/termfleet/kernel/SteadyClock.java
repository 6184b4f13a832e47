package com.termfleet.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * A clock that never goes back, so that deadlines counted by it pass even if the system's clock is set back. When the
 * system's clock is ahead, it follows at once; when that was set back, it runs a tenth slower until both agree again. In
 * whole microseconds, as PostgreSQL keeps time. It shows no moment twice, so that stamps tell which of two lines came
 * first. Thread-safe.
 */
public final class SteadyClock implements InstantSource {

    private static final int SLOWER_BY = 10;

    private final Clock wall;
    private final LongSupplier nanoTime;

    // All guarded by this.
    private Instant last;
    private long lastNanos;
    private Instant lastShown;

    /** @param nanoTime counts nanoseconds and never goes back */
    public SteadyClock(Clock wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.last = wall.instant();
        this.lastNanos = nanoTime.getAsLong();
        this.lastShown = Instant.MIN;
    }

    @Override
    public synchronized Instant instant() {
        long nanos = nanoTime.getAsLong();
        long elapsed = Math.max(0, nanos - lastNanos);
        Instant slowed = last.plusNanos(elapsed - elapsed / SLOWER_BY);
        Instant now = wall.instant();
        last = later(now, slowed);
        lastNanos = nanos;
        lastShown = later(last.truncatedTo(ChronoUnit.MICROS), lastShown.plus(1, ChronoUnit.MICROS));
        return lastShown;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
