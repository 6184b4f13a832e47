package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.MasterSnapshot.Held;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** Compares a master's snapshot with its recorded trades, and decides about signals that were missed. */
final class MasterSnapshotHandler {

    private final SignalHandler signals;
    private final TradeCopier copier;

    MasterSnapshotHandler(SignalHandler signals, TradeCopier copier) {
        this.signals = signals;
        this.copier = copier;
    }

    void decide(MasterSnapshot snapshot, CopyTransaction transaction) {
        transaction.connections.masterLogin(snapshot.master(), snapshot.brokerLogin());
        transaction.pendingOrders.replace(snapshot);
        Map<Ticket, Held> held = new HashMap<>();
        for (Held position : snapshot.positions()) {
            if (!position.type().isPending() && !position.lots().isZero()) {
                held.put(position.ticket(), position);
            }
        }
        for (MasterTrade trade : transaction.changes.openTrades(snapshot.master())) {
            Held position = held.get(trade.ticket());
            if (position != null) {
                adjust(trade, position, transaction);
            } else if (!isNewer(trade, snapshot, transaction)) {
                signals.reduce(trade, Lots.ZERO, null, null, transaction);
            }
        }
        for (Held position : List.copyOf(held.values())) {
            MasterTrade.Key key = new MasterTrade.Key(snapshot.master(), position.ticket());
            if (transaction.changes.trade(key) == null && !isCopy(position, snapshot, transaction)) {
                missed(key, position, snapshot, transaction);
            }
        }
    }

    /**
     * A snapshot is processed again if the outcome of its commit is unknown; an open that came after it may have been stored
     * by then. A time in the future comes from a wrong clock and does not count.
     */
    private static boolean isNewer(MasterTrade trade, MasterSnapshot snapshot, CopyTransaction transaction) {
        Instant opened = trade.times().receivedAt();
        return opened.isAfter(snapshot.receivedAt()) && !opened.isAfter(transaction.now);
    }

    private static boolean isCopy(Held position, MasterSnapshot snapshot, CopyTransaction transaction) {
        return CopiesHeld.isCopy(
                position.magic(), position.comment(), position.ticket(), snapshot.brokerLogin(), transaction);
    }

    private void adjust(MasterTrade trade, Held position, CopyTransaction transaction) {
        boolean reversed = position.type() != trade.opening().type();
        if (reversed || trade.remaining().isBelow(position.lots())) {
            transaction.log(
                    Level.WARN,
                    trade.master(),
                    "Growth or reversal of a netted position is not copied account={} ticket={}",
                    trade.ticket());
        }
        if (reversed) {
            signals.reduce(trade, Lots.ZERO, null, null, transaction);
            return;
        }
        signals.changeStops(trade, new Stops(position.stopLoss(), position.takeProfit()), transaction);
        MasterTrade current = transaction.changes.trade(trade.key());
        if (current != null && current.isOpen()) {
            signals.reduce(current, position.lots(), null, null, transaction);
        }
    }

    private void missed(MasterTrade.Key key, Held position, MasterSnapshot snapshot, CopyTransaction transaction) {
        MasterTrade trade = MasterTrade.opened(
                transaction.changes.nextTradeId(),
                key,
                new MasterTrade.Opening(position.symbol(), position.type(), position.price(), position.lots()),
                new Stops(position.stopLoss(), position.takeProfit()),
                position.openedAt(),
                snapshot.receivedAt());
        transaction.changes.put(trade);
        copier.copyMissed(trade, position.openedAt(), transaction);
    }
}
