package com.termfleet.copy.processor.state;

import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a follower. Immutable.
 *
 * <p>A follower is ready once it has sent its snapshot: then its symbols are complete and what it holds is recorded. An
 * Expert Advisor of system A sends neither symbols nor a snapshot; after a short wait it counts as plain and is ready too,
 * but no command is repeated to it that it could execute twice.
 *
 * @param number unique among all connections since the server started
 * @param since when it began, in {@linkplain Moment#passed() passed time}
 * @param shownAt when its last snapshot was decided about, by the clock; null before the first
 * @param plain whether it counts as one that sends no snapshot
 * @param symbols how many symbols it had announced when that was last asked
 * @param askedAt when that was, in passed time; at first when the connection began
 * @param stops the stop loss and take profit of each copy in its last snapshot
 * @param renewed whether it counts as new since the copies were loaded again, so that what was sent before may still arrive
 * @param others what its last snapshot shows besides copies; null before the first
 */
public record FollowerConnection(
        AccountId follower,
        long number,
        Duration since,
        @Nullable Instant shownAt,
        boolean plain,
        int symbols,
        Duration askedAt,
        Map<PairId, Stops> stops,
        @Nullable Volumes others,
        boolean renewed) {

    public FollowerConnection {
        stops = Map.copyOf(stops);
    }

    static FollowerConnection opened(AccountId follower, long number, boolean renewed, Moment now) {
        Duration since = now.passed();
        return new FollowerConnection(follower, number, since, null, false, 0, since, Map.of(), null, renewed);
    }

    /** Whether it has sent a snapshot, so that a repeated command can be judged by it. */
    public boolean synced() {
        return shownAt != null;
    }

    /** Whether it has sent a snapshot since then. */
    public boolean hasShownSince(@Nullable Instant then) {
        return shownAt != null && (then == null || shownAt.isAfter(then));
    }

    public boolean isReady() {
        return synced() || plain;
    }

    /** Null if the last snapshot did not show the copy. */
    public @Nullable Stops stopsOf(PairId pair) {
        return stops.get(pair);
    }

    public FollowerConnection withSnapshot(Map<PairId, Stops> shown, Volumes besides, Instant now) {
        return new FollowerConnection(follower, number, since, now, plain, symbols, askedAt, shown, besides, renewed);
    }

    /** Its expert listed tickets, which tells nothing of what else it holds. */
    public FollowerConnection withTickets(Instant now) {
        return new FollowerConnection(follower, number, since, now, plain, symbols, askedAt, stops, others, renewed);
    }

    public FollowerConnection withoutSnapshot() {
        return new FollowerConnection(follower, number, since, shownAt, true, symbols, askedAt, stops, others, renewed);
    }

    public FollowerConnection withSymbols(int announced, Moment now) {
        return new FollowerConnection(
                follower, number, since, shownAt, plain, announced, now.passed(), stops, others, renewed);
    }
}
