package com.termfleet.copy.results;

import com.termfleet.risk.ledger.Level;
import java.time.Duration;
import java.time.Instant;

/**
 * What a subscription's copies come to at one moment.
 *
 * @param level the subscription's balance, and that plus what its open copies would gain
 * @param at since when the oldest figure in it is known
 * @param hasOpen whether it has open copies, so that snapshots are needed to know more
 */
public record Result(Level level, Instant at, boolean hasOpen) {

    /** How long it may be calculated with: an expert sends no snapshot while its list of positions changes. */
    public static final Duration VALID_FOR = Duration.ofSeconds(15);

    public boolean isStale(Instant now) {
        return now.isAfter(at.plus(VALID_FOR));
    }
}
