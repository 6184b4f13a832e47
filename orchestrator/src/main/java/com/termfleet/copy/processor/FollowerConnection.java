package com.termfleet.copy.processor;

import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a follower, as far as the processor knows it. Processor thread only.
 *
 * <p>A follower is ready once it has sent its snapshot: then its symbols are complete and what it holds is known. An Expert
 * Advisor of system A announces neither; after a short wait it is taken for one and is ready too, but nothing is ever
 * repeated to it that it could execute twice.
 */
final class FollowerConnection {

    final AccountId follower;
    /** Unique among all connections since the engine started. */
    final long number;

    final Instant since;
    private boolean synced;
    private boolean plain;
    private int announced;
    private final Map<PairId, Stops> stops = new HashMap<>();

    FollowerConnection(AccountId follower, long number, Instant since) {
        this.follower = follower;
        this.number = number;
        this.since = since;
    }

    boolean isReady() {
        return synced || plain;
    }

    /** It has said what it holds, so a repeated command can be judged by it. */
    boolean isSynced() {
        return synced;
    }

    void synced() {
        synced = true;
    }

    /** What the positions' stops were when the follower last told. */
    @Nullable
    Stops stopsOf(PairId pair) {
        return stops.get(pair);
    }

    void stopsOf(PairId pair, Stops held) {
        stops.put(pair, held);
    }

    void plain() {
        plain = true;
    }

    /** Whether further symbols have come since this was last asked. */
    boolean isAnnouncing(int symbols) {
        boolean more = symbols > announced;
        announced = symbols;
        return more;
    }
}
