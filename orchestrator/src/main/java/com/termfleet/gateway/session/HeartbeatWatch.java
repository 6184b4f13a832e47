package com.termfleet.gateway.session;

import java.time.Duration;

/**
 * Determines when a session has missed three heartbeats. Expert Advisors of system A send none: the watch begins with the first
 * heartbeat, or at sign-in if the Expert Advisor gave its name there. Times are monotonic nanoseconds.
 */
final class HeartbeatWatch {

    private static final int MISSED = 3;

    private final long interval;
    private boolean watching;
    private long last;
    private long looked;

    HeartbeatWatch(Duration interval, boolean promised, long now) {
        this.interval = interval.toNanos();
        this.watching = promised;
        this.last = now;
        this.looked = now;
    }

    void beat(long now) {
        watching = true;
        last = now;
    }

    /**
     * To be called at least once an interval. Longer gaps between calls do not count: then this server was paused, and
     * heartbeats may be waiting in the socket.
     */
    boolean isDead(long now) {
        long unseen = now - looked;
        looked = now;
        if (unseen > interval) {
            last += Math.min(unseen, now - last);
        }
        return watching && now - last > MISSED * interval;
    }
}
