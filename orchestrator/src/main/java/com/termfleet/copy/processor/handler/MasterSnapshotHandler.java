package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.MasterSnapshot.Held;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.Level;

/** Compares a master's snapshot with its recorded trades, and decides about signals that were missed. */
final class MasterSnapshotHandler {

    private final TradeChanges trades;

    MasterSnapshotHandler(TradeChanges trades) {
        this.trades = trades;
    }

    void decide(MasterSnapshot snapshot, CopyTransaction transaction) {
        transaction.connections.masterLogin(snapshot.master(), snapshot.brokerLogin());
        Map<Ticket, Held> held = held(snapshot);
        for (MasterTrade trade : transaction.changes.openTrades(snapshot.master())) {
            Held shown = held.get(ticketNow(trade));
            if (shown != null) {
                adjust(trade, shown, snapshot, transaction);
            } else if (!isNewer(trade, snapshot, transaction)) {
                trades.gone(trade, transaction);
            }
        }
        for (Held shown : List.copyOf(held.values())) {
            MasterTrade.Key key = new MasterTrade.Key(snapshot.master(), shown.ticket());
            if (transaction.changes.trade(key) == null && !isCopy(shown, snapshot, transaction)) {
                missed(key, shown, snapshot, transaction);
            }
        }
    }

    /** By ticket. An order of which a part is filled is listed together with its position, and counts as an order still. */
    private static Map<Ticket, Held> held(MasterSnapshot snapshot) {
        Map<Ticket, Held> held = new LinkedHashMap<>();
        for (Held shown : snapshot.positions()) {
            if (!shown.lots().isZero()) {
                held.merge(shown.ticket(), shown, (one, other) -> one.type().isPending() ? one : other);
            }
        }
        return held;
    }

    private static Ticket ticketNow(MasterTrade trade) {
        return trade.fill() == null ? trade.ticket() : trade.fill().position();
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

    private void adjust(MasterTrade trade, Held shown, MasterSnapshot snapshot, CopyTransaction transaction) {
        Stops stops = new Stops(shown.stopLoss(), shown.takeProfit());
        boolean sameSide = shown.type().side() == trade.type().side();
        if (!trade.isWaiting()) {
            // A position whose order was not listed as pending before: the rest of a partial fill changes nothing.
            if (!shown.type().isPending()) {
                adjustPosition(trade, shown, stops, transaction);
            }
        } else if (shown.type().isPending() && sameSide) {
            trades.modified(trade, stops, shown.price(), transaction);
        } else if (sameSide) {
            filled(trade, shown, snapshot, transaction);
        } else {
            trades.cancelled(trade, transaction);
        }
    }

    private void filled(MasterTrade trade, Held position, MasterSnapshot snapshot, CopyTransaction transaction) {
        MasterTrade.Fill fill = new MasterTrade.Fill(position.ticket(), position.price());
        SignalAge age = SignalAge.missed(position.openedAt(), snapshot.receivedAt());
        trades.filled(trade, fill, age, transaction);
        MasterTrade filled = transaction.changes.trade(trade.key());
        if (filled != null) {
            Stops stops = new Stops(position.stopLoss(), position.takeProfit());
            adjustPosition(filled, position, stops, transaction);
        }
    }

    private void adjustPosition(MasterTrade trade, Held position, Stops stops, CopyTransaction transaction) {
        boolean reversed = position.type() != trade.type();
        if (reversed || trade.remaining().isBelow(position.lots())) {
            transaction.log(
                    Level.WARN,
                    trade.master(),
                    "Growth or reversal of a netted position is not copied account={} ticket={}",
                    trade.ticket());
        }
        if (reversed) {
            trades.reduced(trade, Lots.ZERO, null, null, transaction);
            return;
        }
        trades.modified(trade, stops, Price.NONE, transaction);
        MasterTrade current = transaction.changes.trade(trade.key());
        if (current != null && current.isOpen()) {
            trades.reduced(current, position.lots(), null, null, transaction);
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
        trades.opened(trade, SignalAge.missed(position.openedAt(), snapshot.receivedAt()), transaction);
    }
}
