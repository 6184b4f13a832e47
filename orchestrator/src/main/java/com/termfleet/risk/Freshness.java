package com.termfleet.risk;

import com.termfleet.risk.ledger.Scope;
import java.time.Duration;
import java.time.Instant;

/**
 * How old data may be. What is older, or from the future, counts as missing.
 *
 * @param figures of balance, equity and margin: three heartbeats
 * @param results of what the copies of a subscription come to
 */
public record Freshness(Duration figures, Duration results, Duration quotes) {

    Duration ofLedger(Scope scope) {
        return switch (scope) {
            case ACCOUNT -> figures;
            case SUBSCRIPTION -> results;
        };
    }

    static boolean isFresh(Instant at, Duration most, Instant now) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(most) <= 0;
    }
}
