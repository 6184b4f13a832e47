package com.termfleet.copy;

import com.termfleet.copy.Outstanding.Kind;
import com.termfleet.copy.Outstanding.Sent;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a follower holds with what is recorded of it: finds opens whose answer was lost, orders what was missed and
 * may still be opened, notices what was closed there, and closes what should not be.
 */
final class FollowerSnapshots {

    private static final Logger log = LoggerFactory.getLogger(FollowerSnapshots.class);

    private final Links links;
    private final Outstanding outstanding;
    private final Deliveries deliveries;
    private final CopyProperties properties;
    private final Complaints unknown = new Complaints();
    private final Complaints strays = new Complaints();

    FollowerSnapshots(Links links, Outstanding outstanding, Deliveries deliveries, CopyProperties properties) {
        this.links = links;
        this.outstanding = outstanding;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    void decide(Event.FollowerHolds snapshot, Cycle cycle) {
        Link link = links.of(snapshot.follower());
        if (link == null || link.number != snapshot.connection()) {
            // It is of a connection that is gone: commands sent since may have changed everything.
            return;
        }
        link.synced();
        Set<HeldPosition> unexplained = new LinkedHashSet<>(snapshot.positions());
        for (TradePair pair : cycle.draft.livePairs(snapshot.follower())) {
            HeldPosition position = find(pair, snapshot.positions());
            if (position == null) {
                absent(pair, link, cycle);
            } else {
                unexplained.remove(position);
                present(pair, position, link, cycle);
            }
        }
        for (HeldPosition position : unexplained) {
            position.pair().ifPresent(id -> orphan(id, position, snapshot, cycle));
        }
    }

    private static @Nullable HeldPosition find(TradePair pair, List<HeldPosition> positions) {
        HeldPosition byComment = null;
        for (HeldPosition position : positions) {
            if (position.type().isPending()) {
                continue;
            }
            if (pair.held() != null && position.ticket().equals(pair.held().ticket())) {
                return position;
            }
            if (byComment == null
                    && position.pair().isPresent()
                    && position.pair().get().equals(pair.id())) {
                byComment = position;
            }
        }
        return byComment;
    }

    private void present(TradePair pair, HeldPosition position, Link link, Cycle cycle) {
        link.stopsOf(pair.id(), new Stops(position.stopLoss(), position.takeProfit()));
        if (pair.isPending()) {
            adopt(pair, position, cycle);
            return;
        }
        Lots masterHas = cycle.draft.tradeOf(pair).remaining();
        if (!position.lots().equals(Objects.requireNonNull(pair.held()).volume())) {
            cycle.draft.put(pair.counted(position.lots(), masterHas));
        }
        cycle.review(pair);
    }

    private void adopt(TradePair pair, HeldPosition position, Cycle cycle) {
        TradePair.Held held = new TradePair.Held(
                position.ticket(), position.type(), position.lots(), position.lots(), position.price(), null, null);
        PairId id = pair.id();
        cycle.onceCommitted(() -> outstanding.done(id, Kind.OPEN));
        cycle.draft.put(pair.opened(held, FollowerReports.masterHas(pair, cycle), cycle.now));
    }

    private void absent(TradePair pair, Link link, Cycle cycle) {
        if (pair.isOpen()) {
            gone(pair, cycle);
        } else if (pair.isWaiting()) {
            deliveries.deliver(pair, cycle);
        } else {
            notOpened(pair, link, cycle);
        }
    }

    private void gone(TradePair pair, Cycle cycle) {
        Instant answered = pair.stamps().answeredAt();
        if (answered != null && cycle.now.isBefore(answered.plus(properties.settleTime()))) {
            // A terminal's list of positions lags behind its orders.
            cycle.wake(answered.plus(properties.settleTime()), new Event.SnapshotDue(pair.follower()));
            return;
        }
        PairId id = pair.id();
        cycle.onceCommitted(() -> outstanding.done(id));
        cycle.draft.put(pair.closed(null, null, FollowerReports.whyClosed(pair, cycle), cycle.now));
    }

    private void notOpened(TradePair pair, Link link, Cycle cycle) {
        Sent sent = outstanding.of(pair.id(), Kind.OPEN);
        if (sent != null && (sent.unknown() || (sent.connection() == link.number && !sent.notDone()))) {
            // It may be under way: the answer or the timer decides.
            return;
        }
        PairId id = pair.id();
        if (pair.wanted().volume().isZero()) {
            cycle.onceCommitted(() -> outstanding.done(id, Kind.OPEN));
            cycle.draft.put(pair.skip(Reasons.masterClosedFirst(), cycle.now));
        } else if (!cycle.now.isBefore(pair.wanted().expiresAt())
                || (sent != null && sent.attempts() >= properties.maxOpens())) {
            cycle.onceCommitted(() -> outstanding.done(id, Kind.OPEN));
            cycle.draft.put(pair.skip(Reasons.notExecutedInTime(), cycle.now));
        } else if (sent != null) {
            Sent free = sent.notDone(sent.refusal(), cycle.now);
            cycle.onceCommitted(() -> outstanding.put(free));
            cycle.review(pair);
        }
    }

    /** A position that bears a pair's number and is none of the pairs that are live. */
    private void orphan(PairId id, HeldPosition position, Event.FollowerHolds snapshot, Cycle cycle) {
        TradePair pair = cycle.draft.everKnown(id);
        if (pair == null
                || !pair.follower().equals(snapshot.follower())
                || position.type().isPending()) {
            if (unknown.isDue(snapshot.follower(), cycle.now)) {
                log.warn("Follower {} holds {} of no pair of its own: left alone", snapshot.follower(), position);
            }
        } else if (pair.isLive()) {
            if (strays.isDue(snapshot.follower(), cycle.now)) {
                log.error("Pair {} has a second position {}: closing it", pair.id(), position.ticket());
            }
            cycle.stray(pair, position.ticket());
        } else {
            adopt(pair, position, cycle);
        }
    }
}
