package com.termfleet.gateway.session;

import java.time.Duration;

/** Counts the bad lines of one connection: 20 a minute are tolerated, the next closes it. Times are monotonic nanoseconds. */
final class BadLines {

    private static final int FORGIVEN = 20;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final long[] times = new long[FORGIVEN];
    private int count;

    /** @return whether this one is too many */
    boolean add(long now) {
        int slot = count % FORGIVEN;
        boolean tooMany = count >= FORGIVEN && now - times[slot] < WINDOW;
        times[slot] = now;
        count++;
        return tooMany;
    }
}
