package com.termfleet.gateway;

import java.time.Duration;

/**
 * Tells when a session has missed three heartbeats. An Expert Advisor that never promised any (those of system A know no
 * heartbeat) is not held to it: the watch begins with the first heartbeat, or at sign-in if the Expert Advisor named itself
 * there. Times are monotonic nanoseconds.
 */
final class HeartbeatWatch {

    private static final int MISSED = 3;

    private final long patience;
    private boolean watching;
    private long last;

    HeartbeatWatch(Duration interval, boolean promised, long now) {
        this.patience = interval.toNanos() * MISSED;
        this.watching = promised;
        this.last = now;
    }

    void beat(long now) {
        watching = true;
        last = now;
    }

    boolean isDead(long now) {
        return watching && now - last > patience;
    }
}
