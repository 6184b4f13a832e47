package com.termfleet.risk;

import java.time.Duration;
import java.time.Instant;

/**
 * How old data may be. What is older, or from the future, counts as missing.
 *
 * @param figures of balance, equity and margin: three heartbeats
 */
public record Freshness(Duration figures, Duration quotes) {

    static boolean isFresh(Instant at, Duration most, Instant now) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(most) <= 0;
    }
}
