package com.termfleet.copy.processor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so, and a clock that may be set wrong beside it. */
final class VirtualClock extends Clock {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private Duration passed = Duration.ZERO;
    private Duration set = Duration.ZERO;

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** No time passes, and the clock shows another. */
    void set(Duration ahead) {
        set = set.plus(ahead);
    }

    long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public Instant instant() {
        return START.plus(passed).plus(set);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
