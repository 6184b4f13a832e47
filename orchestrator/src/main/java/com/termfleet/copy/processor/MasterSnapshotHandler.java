package com.termfleet.copy.processor;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.MasterSnapshot.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a master holds with what is recorded of it, and makes up for what was missed. */
final class MasterSnapshotHandler {

    private final SignalHandler signals;

    MasterSnapshotHandler(SignalHandler signals) {
        this.signals = signals;
    }

    void decide(MasterSnapshot snapshot, CopyTransaction transaction) {
        Map<Ticket, Held> held = new HashMap<>();
        for (Held position : snapshot.positions()) {
            if (!position.type().isPending() && !position.lots().isZero()) {
                held.put(position.ticket(), position);
            }
        }
        transaction.changes.recall(snapshot.master(), held.keySet());
        for (MasterTrade trade : transaction.changes.openTrades(snapshot.master())) {
            Held position = held.get(trade.ticket());
            if (position == null) {
                signals.reduce(trade, Lots.ZERO, null, null, transaction);
            } else {
                adjust(trade, position, transaction);
            }
        }
        for (Held position : List.copyOf(held.values())) {
            MasterTrade.Key key = new MasterTrade.Key(snapshot.master(), position.ticket());
            if (transaction.changes.trade(key) == null) {
                missed(key, position, snapshot, transaction);
            }
        }
    }

    private void adjust(MasterTrade trade, Held position, CopyTransaction transaction) {
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
        signals.missedOpen(trade, position.openedAt(), transaction);
    }
}
