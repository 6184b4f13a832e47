package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Tells the processor the time. Thread-safe. */
final class ProcessorClock {

    private final Clock clock;
    private final LongSupplier nanoTime;

    /**
     * @param clock never goes back, and may jump ahead
     * @param nanoTime counts nanoseconds whatever the clock shows, and never goes back
     */
    ProcessorClock(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    Moment now() {
        return new Moment(clock.instant(), Duration.ofNanos(nanoTime.getAsLong()));
    }

    /** By the clock alone. */
    Instant instant() {
        return clock.instant();
    }
}
