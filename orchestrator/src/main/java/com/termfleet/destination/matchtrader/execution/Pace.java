package com.termfleet.destination.matchtrader.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time for one account's thread.
 *
 * @param settle how long after a write without an answer the broker may still execute it
 */
public record Pace(InstantSource clock, Duration settle) {

    Instant now() {
        return clock.instant();
    }

    boolean hasSettled(Instant sentAt) {
        return !now().isBefore(sentAt.plus(settle));
    }

    /** Short waits between two looks at the same thing. */
    static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
