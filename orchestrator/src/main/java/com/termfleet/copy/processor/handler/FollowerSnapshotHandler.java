package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.RateLimitedLog;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
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
public final class FollowerSnapshotHandler {

    private static final Logger log = LoggerFactory.getLogger(FollowerSnapshotHandler.class);

    private final FollowerConnections links;
    private final InFlightCommands inFlight;
    private final DeferredCommands deferredCommands;
    private final CopyProperties properties;
    private final RateLimitedLog unknown = new RateLimitedLog();
    private final RateLimitedLog strays = new RateLimitedLog();

    public FollowerSnapshotHandler(
            FollowerConnections links,
            InFlightCommands inFlight,
            DeferredCommands deferredCommands,
            CopyProperties properties) {
        this.links = links;
        this.inFlight = inFlight;
        this.deferredCommands = deferredCommands;
        this.properties = properties;
    }

    public void decide(CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        FollowerConnection link = links.of(snapshot.follower());
        if (link == null || link.number != snapshot.connection()) {
            // It is of a connection that is gone: commands sent since may have changed everything.
            return;
        }
        link.synced();
        Set<HeldPosition> unexplained = new LinkedHashSet<>(snapshot.positions());
        for (TradePair pair : transaction.changes.livePairs(snapshot.follower())) {
            HeldPosition position = find(pair, snapshot.positions());
            if (position == null) {
                absent(pair, link, transaction);
            } else {
                unexplained.remove(position);
                present(pair, position, link, transaction);
            }
        }
        for (HeldPosition position : unexplained) {
            position.pair().ifPresent(id -> orphan(id, position, snapshot, transaction));
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

    private void present(TradePair pair, HeldPosition position, FollowerConnection link, CopyTransaction transaction) {
        link.stopsOf(pair.id(), new Stops(position.stopLoss(), position.takeProfit()));
        if (pair.isPending()) {
            adopt(pair, position, transaction);
            return;
        }
        Lots masterHas = transaction.changes.tradeOf(pair).remaining();
        if (!position.lots().equals(Objects.requireNonNull(pair.held()).volume())) {
            transaction.changes.put(pair.counted(position.lots(), masterHas));
        }
        transaction.review(pair);
    }

    private void adopt(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        TradePair.Held held = new TradePair.Held(
                position.ticket(), position.type(), position.lots(), position.lots(), position.price(), null, null);
        PairId id = pair.id();
        transaction.onceCommitted(() -> inFlight.done(id, Kind.OPEN));
        transaction.changes.put(pair.opened(held, CopyTargets.masterHas(pair, transaction), transaction.now));
    }

    private void absent(TradePair pair, FollowerConnection link, CopyTransaction transaction) {
        if (pair.isOpen()) {
            gone(pair, transaction);
        } else if (pair.isWaiting()) {
            deferredCommands.deliver(pair, transaction);
        } else {
            notOpened(pair, link, transaction);
        }
    }

    private void gone(TradePair pair, CopyTransaction transaction) {
        Instant answered = pair.stamps().answeredAt();
        boolean justAnswered = answered != null
                // A stamp in the future is of a clock that was wrong: it proves nothing.
                && !answered.isAfter(transaction.now)
                && transaction.now.isBefore(answered.plus(properties.settleTime()));
        if (answered != null && justAnswered) {
            // A terminal's list of positions lags behind its orders.
            transaction.wake(answered.plus(properties.settleTime()), new CopyEvent.SnapshotDue(pair.follower()));
            return;
        }
        PairId id = pair.id();
        transaction.onceCommitted(() -> inFlight.done(id));
        transaction.changes.put(pair.closed(null, null, CopyTargets.whyClosed(pair, transaction), transaction.now));
    }

    private void notOpened(TradePair pair, FollowerConnection link, CopyTransaction transaction) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        if (open instanceof InFlight.Unknown) {
            return;
        }
        if (open instanceof InFlight.Sent && open.attempt().connection() == link.number) {
            sentOnThisConnection(pair, open, transaction);
            return;
        }
        Reason against = CopyTargets.againstOpening(transaction.changes.subscriptionOf(pair));
        if (pair.wanted().volume().isZero()) {
            skip(pair, Reasons.masterClosedFirst(), transaction);
        } else if (against != null) {
            skip(pair, against, transaction);
        } else if (!transaction.now.isBefore(pair.wanted().expiresAt())
                || (open != null && open.attempt().number() >= properties.maxOpens())) {
            skip(pair, Reasons.notExecutedInTime(), transaction);
        } else if (open != null) {
            InFlight free = open.absent(transaction.now);
            transaction.onceCommitted(() -> inFlight.put(free));
            transaction.review(pair);
        }
    }

    /**
     * It may be waiting in the terminal, or it may have been dropped because the connection's queue was full. It is sent
     * again with the same id, which is harmless, a second after the first time instead of at the usual interval.
     */
    private void sentOnThisConnection(TradePair pair, InFlight open, CopyTransaction transaction) {
        Instant soon = open.attempt().sentAt().plus(properties.announceWait());
        if (soon.isBefore(open.dueAt())) {
            InFlight sooner = new InFlight.Sent(open.attempt(), soon);
            transaction.onceCommitted(() -> inFlight.put(sooner));
            transaction.review(pair);
        }
    }

    private void skip(TradePair pair, Reason why, CopyTransaction transaction) {
        PairId id = pair.id();
        transaction.onceCommitted(() -> inFlight.done(id, Kind.OPEN));
        transaction.changes.put(pair.skip(why, transaction.now));
    }

    /** A position that bears a pair's number and is none of the pairs that are live. */
    private void orphan(
            PairId id, HeldPosition position, CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        TradePair pair = transaction.changes.pair(id);
        if (pair == null
                || !pair.follower().equals(snapshot.follower())
                || position.type().isPending()) {
            if (unknown.isDue(snapshot.follower(), transaction.now)) {
                log.warn("Follower {} holds {} of no pair of its own: left alone", snapshot.follower(), position);
            }
        } else if (pair.isLive()) {
            if (strays.isDue(snapshot.follower(), transaction.now)) {
                log.error("Pair {} has a second position {}: closing it", pair.id(), position.ticket());
            }
            transaction.stray(pair, position.ticket());
        } else {
            adopt(pair, position, transaction);
        }
    }
}
