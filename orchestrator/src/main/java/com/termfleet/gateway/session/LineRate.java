package com.termfleet.gateway.session;

import java.time.Duration;

/**
 * Bounds how many lines of one connection are read in a second. Nothing is lost beyond it: the rest waits in the sender's
 * socket. Times are monotonic nanoseconds.
 */
final class LineRate {

    /** A broker's whole list of symbols fits into a second; no Expert Advisor sends more for long. */
    private static final int LINES = 10_000;

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private long windowStart;
    private int lines;

    /** @return for how many nanoseconds to stop reading; 0 to continue */
    long add(long now) {
        if (now - windowStart >= WINDOW) {
            windowStart = now;
            lines = 0;
        }
        lines++;
        return lines < LINES ? 0 : windowStart + WINDOW - now;
    }
}
