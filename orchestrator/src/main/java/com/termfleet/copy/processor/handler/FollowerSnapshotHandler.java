package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.handler.listed.Adoption;
import com.termfleet.copy.processor.handler.listed.ListedCopies;
import com.termfleet.copy.processor.handler.listed.OrphanPositions;
import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares a follower's snapshot with its recorded copies: finds opens whose answer was lost, opens what was missed and may
 * still be opened, records what was closed by hand, and closes what should not be open.
 */
final class FollowerSnapshotHandler {

    private final InFlightCommands inFlight;
    private final Earnings earnings;
    private final MissingCopies missing;
    private final CopyProperties properties;

    FollowerSnapshotHandler(
            InFlightCommands inFlight, MissingCopies missing, CopyProperties properties, Earnings earnings) {
        this.inFlight = inFlight;
        this.earnings = earnings;
        this.properties = properties;
        this.missing = missing;
    }

    void decide(CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(snapshot.follower());
        if (connection == null || connection.number() != snapshot.connection()) {
            // It is of a connection that has ended: commands sent since may have changed everything.
            return;
        }
        List<HeldPosition> positions = ListedCopies.positions(snapshot, transaction);
        transaction.connections.put(connection.withSnapshot(
                ListedCopies.stops(connection, snapshot, positions, transaction),
                ListedCopies.others(snapshot.follower(), positions, transaction),
                transaction.now));
        Set<HeldPosition> unexplained = new LinkedHashSet<>(positions);
        Map<PairId, HeldPosition> found = new HashMap<>();
        List<TradePair> absent = new ArrayList<>();
        for (TradePair pair : transaction.changes.livePairs(snapshot.follower())) {
            HeldPosition shown = ListedCopies.find(pair, positions);
            if (shown == null) {
                absent.add(pair);
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
        Set<TradeId> ending = OrphanPositions.tradesOf(unexplained, transaction);
        for (TradePair pair : absent) {
            if (!pair.isHeld() && ending.contains(pair.route().trade())) {
                // A copy of the same trade is to be ended first.
                transaction.wake(
                        transaction.now.plus(properties.lookAgainAfter()),
                        new CopyEvent.SnapshotDue(snapshot.follower()));
            } else {
                missing.decide(pair, connection, transaction);
            }
        }
        earnings.shown(snapshot.follower(), found, transaction);
        for (HeldPosition position : unexplained) {
            position.pair().ifPresent(id -> OrphanPositions.decide(id, position, snapshot, transaction));
        }
    }

    private void present(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        if (!pair.isOpen()) {
            Adoption.position(pair, position, transaction);
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
            Adoption.order(pair, order, transaction);
        } else {
            transaction.review(pair);
        }
    }
}
