package com.termfleet.copy.processor.handler;

import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Compares a follower's snapshot with its recorded copies: finds opens whose answer was lost, opens what was missed and may
 * still be opened, records what was closed by hand, and closes what should not be open.
 */
final class FollowerSnapshotHandler {

    private final InFlightCommands inFlight;
    private final DeferredCommands deferredCommands;
    private final Reopening reopening;
    private final CopyProperties properties;
    private final Earnings earnings;

    FollowerSnapshotHandler(
            InFlightCommands inFlight,
            DeferredCommands deferredCommands,
            Reopening reopening,
            CopyProperties properties,
            Earnings earnings) {
        this.inFlight = inFlight;
        this.earnings = earnings;
        this.deferredCommands = deferredCommands;
        this.reopening = reopening;
        this.properties = properties;
    }

    void decide(CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(snapshot.follower());
        if (connection == null || connection.number() != snapshot.connection()) {
            // It is of a connection that has ended: commands sent since may have changed everything.
            return;
        }
        List<HeldPosition> positions = positions(snapshot, transaction);
        transaction.connections.put(connection.withSnapshot(
                stops(connection, snapshot, positions, transaction),
                others(snapshot.follower(), positions, transaction)));
        Set<HeldPosition> unexplained = new LinkedHashSet<>(positions);
        Map<PairId, HeldPosition> found = new HashMap<>();
        for (TradePair pair : transaction.changes.livePairs(snapshot.follower())) {
            HeldPosition shown = find(pair, positions);
            if (shown == null) {
                absent(pair, connection, transaction);
                continue;
            }
            found.put(pair.id(), shown);
            unexplained.removeIf(other -> other.ticket().equals(shown.ticket()));
            if (shown.type().isPending()) {
                presentOrder(pair, shown, transaction);
            } else {
                present(pair, shown, transaction);
            }
        }
        earnings.shown(snapshot.follower(), found, transaction);
        for (HeldPosition position : unexplained) {
            position.pair().ifPresent(id -> orphan(id, position, snapshot, transaction));
        }
    }

    private static List<HeldPosition> positions(CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        return transaction.connections.nets(snapshot.follower())
                ? NettedSnapshot.shares(
                        snapshot.positions(), List.copyOf(transaction.changes.livePairs(snapshot.follower())))
                : snapshot.positions();
    }

    /** What was opened by hand, or by others: neither the position of a copy nor marked as one. */
    private static Volumes others(AccountId follower, List<HeldPosition> positions, CopyTransaction transaction) {
        Set<Ticket> copied = new HashSet<>();
        for (TradePair pair : transaction.changes.livePairs(follower)) {
            if (pair.held() != null) {
                copied.add(pair.held().ticket());
            }
        }
        Volumes others = new Volumes();
        for (HeldPosition position : positions) {
            if (position.pair().isEmpty() && !copied.contains(position.ticket())) {
                others.add(position.symbol(), position.lots(), position.price());
            }
        }
        return others;
    }

    /** By copy; of one that the list does not show yet, what was shown before. */
    private static Map<PairId, Stops> stops(
            FollowerConnection connection,
            CopyEvent.FollowerHolds snapshot,
            List<HeldPosition> positions,
            CopyTransaction transaction) {
        Map<PairId, Stops> stops = new HashMap<>();
        for (TradePair pair : transaction.changes.livePairs(snapshot.follower())) {
            HeldPosition position = find(pair, positions);
            Stops shown = position == null
                    ? connection.stopsOf(pair.id())
                    : new Stops(position.stopLoss(), position.takeProfit());
            if (shown != null) {
                stops.put(pair.id(), shown);
            }
        }
        return stops;
    }

    /**
     * What the copy has: its pending order, as long as that is listed, also when a part of it is filled and a position of the
     * same ticket is listed too; else its position.
     */
    private static @Nullable HeldPosition find(TradePair pair, List<HeldPosition> positions) {
        HeldPosition position = find(pair, positions, false);
        HeldPosition order = pair.isOpen() ? null : find(pair, positions, true);
        if (order == null || position == null) {
            return order == null ? position : order;
        }
        return order.ticket().equals(position.ticket()) ? order : position;
    }

    private static @Nullable HeldPosition find(TradePair pair, List<HeldPosition> positions, boolean orders) {
        HeldPosition byTicket = null;
        HeldPosition byComment = null;
        for (HeldPosition position : positions) {
            if (position.type().isPending() != orders) {
                continue;
            }
            boolean isTicket =
                    pair.held() != null && position.ticket().equals(pair.held().ticket());
            boolean isComment = position.pair().filter(pair.id()::equals).isPresent();
            if (isTicket && isComment) {
                return position;
            }
            byTicket = byTicket == null && isTicket ? position : byTicket;
            byComment = byComment == null && isComment ? position : byComment;
        }
        return byTicket == null ? byComment : byTicket;
    }

    private void present(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        if (!pair.isOpen()) {
            adopt(pair, position, transaction);
            return;
        }
        Lots masterHas = transaction.changes.tradeOf(pair).remaining();
        Lots had = Objects.requireNonNull(pair.held()).volume();
        if (!position.lots().equals(had)) {
            // The answer to a close that is in flight tells what it earned.
            InFlight close = inFlight.of(pair.id(), Kind.CLOSE);
            boolean isTold = close != null && !close.attempt().isBeforeLoad();
            if (position.lots().isBelow(had) && !isTold) {
                earnings.untold(pair, had.minus(position.lots()), transaction);
            }
            transaction.changes.put(pair.counted(position.lots(), masterHas));
        }
        transaction.review(pair);
    }

    private static void adopt(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        for (Kind kind : Kind.values()) {
            transaction.done(pair.id(), kind);
        }
        transaction.changes.put(CopyTargets.opened(pair, held(position), transaction.now, transaction));
    }

    private static TradePair.Held held(HeldPosition shown) {
        return new TradePair.Held(shown.ticket(), shown.type(), shown.lots(), shown.lots(), shown.price(), null, null);
    }

    private void presentOrder(TradePair pair, HeldPosition order, CopyTransaction transaction) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        boolean replaced = pair.isPending()
                && open != null
                && open.attempt().order() instanceof Order.Open sent
                && !sent.type().isPending();
        if (replaced) {
            // A position is being opened instead; a list of orders can lag behind the removal.
            transaction.stray(pair, order.ticket(), true);
            transaction.review(pair);
        } else if (pair.isPending()) {
            adoptOrder(pair, order, transaction);
        } else {
            transaction.review(pair);
        }
    }

    private static void adoptOrder(TradePair pair, HeldPosition order, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.OPEN);
        transaction.changes.put(CopyTargets.placed(pair, held(order), transaction.now, transaction));
    }

    private void absent(TradePair pair, FollowerConnection connection, CopyTransaction transaction) {
        if (pair.isHeld()) {
            gone(pair, transaction);
        } else if (pair.isWaiting()) {
            deferredCommands.deliver(pair, transaction);
        } else {
            notOpened(pair, connection, transaction);
        }
    }

    private void gone(TradePair pair, CopyTransaction transaction) {
        if (pair.isCancelDue()) {
            // What became of the order decides whether a position is opened in its place: the removal is repeated.
            transaction.review(pair);
            return;
        }
        Instant answered = pair.stamps().answeredAt();
        boolean justAnswered = answered != null
                // A time in the future comes from a wrong clock and does not count.
                && !answered.isAfter(transaction.now)
                && transaction.now.isBefore(answered.plus(properties.settleTime()));
        if (answered != null && justAnswered) {
            // A terminal's list of positions lags behind its orders.
            transaction.wake(answered.plus(properties.settleTime()), new CopyEvent.SnapshotDue(pair.follower()));
            return;
        }
        transaction.done(pair.id());
        if (pair.isPlaced()) {
            transaction.changes.put(pair.cancelled(Reasons.cancelledByFollower(), transaction.now));
            return;
        }
        earnings.untold(pair, transaction);
        TradePair closed = pair.closed(null, null, CopyTargets.whyClosed(pair, transaction), transaction.now);
        transaction.changes.put(closed);
        reopening.after(closed, transaction);
    }

    private void notOpened(TradePair pair, FollowerConnection connection, CopyTransaction transaction) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        if (open instanceof InFlight.Unknown) {
            return;
        }
        if (open instanceof InFlight.Sent && open.attempt().connection() == connection.number()) {
            sentOnThisConnection(pair, open, transaction);
            return;
        }
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (pair.wanted().volume().isZero()) {
            skip(pair, Reasons.masterClosedFirst(), transaction);
        } else if (against != null) {
            skip(pair, against, transaction);
        } else if (!transaction.now.isBefore(pair.wanted().expiresAt())
                || (open != null && open.attempt().number() >= properties.maxOpens())) {
            skip(pair, Reasons.notExecutedInTime(), transaction);
        } else if (open != null) {
            transaction.put(open.absent(transaction.now));
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
            transaction.put(new InFlight.Sent(open.attempt(), soon));
            transaction.review(pair);
        }
    }

    private static void skip(TradePair pair, Reason why, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.OPEN);
        transaction.changes.put(pair.skip(why, transaction.now));
    }

    /** Handles a position or order that carries the id of a copy and is not what a live one has. */
    private static void orphan(
            PairId id, HeldPosition position, CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        TradePair pair = transaction.changes.pair(id);
        boolean isOrder = position.type().isPending();
        if (pair == null || !pair.follower().equals(snapshot.follower())) {
            transaction.log(
                    Level.WARN,
                    snapshot.follower(),
                    "Position matches no known copy; ignored account={} position={}",
                    position);
        } else if (pair.isLive()) {
            transaction.log(
                    Level.ERROR,
                    snapshot.follower(),
                    "Snapshot shows a second position or order of a copy; ending it account={} pair={} second={}",
                    pair.id(),
                    position.ticket());
            transaction.stray(pair, position.ticket(), isOrder);
        } else if (CopyTargets.isReplaced(pair, transaction)) {
            endReplaced(pair, position, transaction);
        } else if (isOrder) {
            adoptOrder(pair, position, transaction);
        } else {
            adopt(pair, position, transaction);
        }
    }

    /** It was given up or closed, and the trade is copied by another copy since. */
    private static void endReplaced(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        if (!transaction.changes.livePairsAt(pair.follower(), position.ticket()).isEmpty()) {
            return;
        }
        transaction.log(
                Level.WARN,
                pair.follower(),
                "Snapshot shows a position of a copy that was replaced; ending it account={} pair={} ticket={}",
                pair.id(),
                position.ticket());
        transaction.stray(pair, position.ticket(), position.type().isPending());
    }
}
