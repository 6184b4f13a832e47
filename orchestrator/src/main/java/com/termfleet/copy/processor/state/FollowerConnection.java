package com.termfleet.copy.processor.state;

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
public final class FollowerConnection {

    public final AccountId follower;
    /** Unique among all connections since the engine started. */
    public final long number;

    public final Instant since;
    private boolean synced;
    private boolean plain;
    private int announced;
    private final Map<PairId, Stops> stops = new HashMap<>();

    public FollowerConnection(AccountId follower, long number, Instant since) {
        this.follower = follower;
        this.number = number;
        this.since = since;
    }

    public boolean isReady() {
        return synced || plain;
    }

    /** It has said what it holds, so a repeated command can be judged by it. */
    public boolean isSynced() {
        return synced;
    }

    public void synced() {
        synced = true;
    }

    /** What the positions' stops were when the follower last told. */
    @Nullable
    public Stops stopsOf(PairId pair) {
        return stops.get(pair);
    }

    public void stopsOf(PairId pair, Stops held) {
        stops.put(pair, held);
    }

    public void plain() {
        plain = true;
    }

    /** Whether further symbols have come since this was last asked. */
    public boolean isAnnouncing(int symbols) {
        boolean more = symbols > announced;
        announced = symbols;
        return more;
    }
}
