package com.termfleet.terminal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state, since when it holds and why.
 *
 * @param why in words for a person; null if the state says it all
 */
record Dated<T>(T value, Instant since, @Nullable String why) {

    static <T> Dated<T> of(T value, Instant since) {
        return new Dated<>(value, since, null);
    }

    /** The new state; one that holds already keeps its time. */
    Dated<T> become(T next, Instant now, @Nullable String reason) {
        return new Dated<>(next, next.equals(value) ? since : now, reason);
    }

    Dated<T> become(T next, Instant now) {
        return become(next, now, null);
    }

    boolean is(T other) {
        return value.equals(other);
    }
}
