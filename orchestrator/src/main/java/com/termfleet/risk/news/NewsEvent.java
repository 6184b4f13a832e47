package com.termfleet.risk.news;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a calendar of economic news.
 *
 * @param until the first moment after it; equal to {@code from} if the calendar names one moment only
 * @param currency the code of the currency it is about, in capitals; null if the calendar does not tell
 * @param impact null if the calendar does not tell
 */
public record NewsEvent(
        Instant from,
        Instant until,
        String title,
        @Nullable String currency,
        @Nullable Impact impact) {

    public NewsEvent {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins");
        }
    }

    /** Whether {@code now} lies between {@code before} its begin and {@code after} its end, both included. */
    public boolean isNear(Instant now, Duration before, Duration after) {
        return !now.isBefore(from.minus(before)) && !now.isAfter(until.plus(after));
    }
}
