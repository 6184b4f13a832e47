package com.termfleet.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** For tests that look again and again until something is so. */
public final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Polling() {}

    /**
     * Between two looks, so that the looking does not take the processor from what is waited for. Nothing is assumed of its
     * length.
     */
    public static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
