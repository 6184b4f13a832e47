package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.TicketSnapshot;
import java.time.Instant;
import org.slf4j.event.Level;

/**
 * Compares the tickets that a master holds in one symbol with its recorded trades. Tickets tell too little to open what was missed;
 * what is not listed was closed.
 */
final class MasterTicketsHandler {

    private final TradeChanges trades;

    MasterTicketsHandler(TradeChanges trades) {
        this.trades = trades;
    }

    void decide(TicketSnapshot snapshot, CopyTransaction transaction) {
        for (MasterTrade trade : transaction.changes.openTrades(snapshot.master())) {
            boolean isMeant = trade.opening().symbol().equals(snapshot.symbol()) && !trade.isWaiting();
            boolean listed = snapshot.tickets().contains(trade.ticket())
                    || (trade.fill() != null
                            && snapshot.tickets().contains(trade.fill().position()));
            if (isMeant && !listed && !isAfter(trade.times().receivedAt(), snapshot, transaction)) {
                trades.gone(trade, transaction);
            }
        }
        snapshot.tickets().forEach(ticket -> listed(ticket, snapshot, transaction));
    }

    private static void listed(Ticket ticket, TicketSnapshot snapshot, CopyTransaction transaction) {
        MasterTrade trade = transaction.changes.trade(new MasterTrade.Key(snapshot.master(), ticket));
        if (trade == null) {
            transaction.log(
                    Level.WARN,
                    snapshot.master(),
                    "Master lists a position that it never reported; it is not copied account={} ticket={}",
                    ticket);
        } else if (isClosedBefore(trade, snapshot, transaction) && !trade.heldInPart()) {
            // The close did not tell that it was of a part; what is left is not opened again, since its size is not
            // known.
            transaction.changes.put(trade.stillHeldInPart());
        }
    }

    private static boolean isClosedBefore(MasterTrade trade, TicketSnapshot snapshot, CopyTransaction transaction) {
        Instant closed = trade.times().closedAt();
        return !trade.isOpen() && closed != null && !isAfter(closed, snapshot, transaction);
    }

    /**
     * A snapshot is processed again if the outcome of its commit is unknown; what came after it may have been stored by then. A time
     * in the future comes from a wrong clock and does not count.
     */
    private static boolean isAfter(Instant time, TicketSnapshot snapshot, CopyTransaction transaction) {
        return time.isAfter(snapshot.receivedAt()) && !time.isAfter(transaction.now);
    }
}
