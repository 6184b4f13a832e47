package com.termfleet.copy;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.MasterSnapshot.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a master holds with what is recorded of it, and makes up for what was missed. */
final class MasterSnapshots {

    private final MasterSignals signals;

    MasterSnapshots(MasterSignals signals) {
        this.signals = signals;
    }

    void decide(MasterSnapshot snapshot, Cycle cycle) {
        Map<Ticket, Held> held = new HashMap<>();
        for (Held position : snapshot.positions()) {
            if (!position.type().isPending() && !position.lots().isZero()) {
                held.put(position.ticket(), position);
            }
        }
        cycle.draft.recall(snapshot.master(), held.keySet());
        for (MasterTrade trade : cycle.draft.openTrades(snapshot.master())) {
            Held position = held.get(trade.ticket());
            if (position == null) {
                signals.reduce(trade, Lots.ZERO, null, null, cycle);
            } else {
                adjust(trade, position, cycle);
            }
        }
        for (Held position : List.copyOf(held.values())) {
            MasterTrade.Key key = new MasterTrade.Key(snapshot.master(), position.ticket());
            if (cycle.draft.trade(key) == null) {
                missed(key, position, snapshot, cycle);
            }
        }
    }

    private void adjust(MasterTrade trade, Held position, Cycle cycle) {
        signals.changeStops(trade, new Stops(position.stopLoss(), position.takeProfit()), cycle);
        MasterTrade current = cycle.draft.trade(trade.key());
        if (current != null && current.isOpen()) {
            signals.reduce(current, position.lots(), null, null, cycle);
        }
    }

    private void missed(MasterTrade.Key key, Held position, MasterSnapshot snapshot, Cycle cycle) {
        MasterTrade trade = MasterTrade.opened(
                cycle.draft.nextTradeId(),
                key,
                new MasterTrade.Opening(position.symbol(), position.type(), position.price(), position.lots()),
                new Stops(position.stopLoss(), position.takeProfit()),
                position.openedAt(),
                snapshot.receivedAt());
        signals.missedOpen(trade, position.openedAt(), cycle);
    }
}
