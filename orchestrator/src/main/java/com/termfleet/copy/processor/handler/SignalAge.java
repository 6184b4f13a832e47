package com.termfleet.copy.processor.handler;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old what a master did is, by which its copies expire.
 *
 * @param receivedAt by the server's clock
 * @param missed whether no signal announced it and only a snapshot shows it
 * @param happenedAt of what was missed, by the broker's account of it; null if that was not stated
 */
record SignalAge(
        Instant receivedAt, boolean missed, @Nullable Instant happenedAt) {

    static SignalAge received(Instant at) {
        return new SignalAge(at, false, null);
    }

    static SignalAge missed(@Nullable Instant happenedAt, Instant receivedAt) {
        return new SignalAge(receivedAt, true, happenedAt);
    }

    /** A missing time, or one in the future because it is not UTC, counts as stale. */
    Instant expiresAt(Duration allowed) {
        if (!missed) {
            return receivedAt.plus(allowed);
        }
        if (happenedAt == null || happenedAt.isAfter(receivedAt.plus(allowed))) {
            return receivedAt;
        }
        return happenedAt.isAfter(receivedAt) ? receivedAt.plus(allowed) : happenedAt.plus(allowed);
    }
}
