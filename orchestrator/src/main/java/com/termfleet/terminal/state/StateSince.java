package com.termfleet.terminal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state with its start time and reason.
 *
 * @param why for users; null if the state needs no explanation
 */
public record StateSince<T>(
        T value, Instant since, @Nullable String why) {

    static <T> StateSince<T> of(T value, Instant since) {
        return new StateSince<>(value, since, null);
    }

    /** The new state; if it is unchanged, its start time is kept. */
    StateSince<T> become(T next, Instant now, @Nullable String reason) {
        return new StateSince<>(next, next.equals(value) ? since : now, reason);
    }

    StateSince<T> become(T next, Instant now) {
        return become(next, now, null);
    }

    public boolean is(T other) {
        return value.equals(other);
    }
}
