package com.termfleet.copy.trade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of a copy were done, by the server's clock.
 *
 * @param unknownSince when the broker left the outcome of the open unknown; null if it did not, or the position was found
 */
public record Stamps(
        Instant decidedAt,
        @Nullable Instant committedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        @Nullable Instant unknownSince) {

    static Stamps decided(Instant at) {
        return new Stamps(at, null, null, null, null, null);
    }

    Stamps committed(Instant at) {
        return new Stamps(decidedAt, at, sentAt, answeredAt, closedAt, unknownSince);
    }

    Stamps sent(Instant at) {
        return new Stamps(decidedAt, committedAt, at, answeredAt, closedAt, unknownSince);
    }

    Stamps answered(Instant at) {
        return answeredAt != null ? this : new Stamps(decidedAt, committedAt, sentAt, at, closedAt, unknownSince);
    }

    /** The position is known to be open. */
    Stamps opened(Instant at) {
        return new Stamps(decidedAt, committedAt, sentAt, answered(at).answeredAt, null, null);
    }

    Stamps outcomeUnknown(Instant at) {
        return new Stamps(decidedAt, committedAt, sentAt, answeredAt, closedAt, at);
    }

    public Stamps closed(Instant at) {
        return new Stamps(decidedAt, committedAt, sentAt, answeredAt, at, unknownSince);
    }

    /** An answer, or the begin of a search, that lies in the future comes from a clock that was ahead. */
    Stamps withoutFuture(Instant now) {
        return new Stamps(
                decidedAt, committedAt, sentAt, notAfter(now, answeredAt), closedAt, notAfter(now, unknownSince));
    }

    private static @Nullable Instant notAfter(Instant now, @Nullable Instant stamp) {
        return stamp != null && stamp.isAfter(now) ? now : stamp;
    }
}
