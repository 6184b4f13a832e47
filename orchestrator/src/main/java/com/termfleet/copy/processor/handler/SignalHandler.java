package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.signal.SignalSink.Reply;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a trade and its copies when the master opens, changes or closes it. A repeat changes nothing. */
final class SignalHandler {

    private final TradeCopier copier;
    private final InFlightCommands inFlight;

    SignalHandler(TradeCopier copier, InFlightCommands inFlight) {
        this.copier = copier;
        this.inFlight = inFlight;
    }

    void decide(Signal signal, Reply reply, CopyTransaction transaction) {
        switch (signal) {
            case Signal.Open open -> open(open, reply, transaction);
            case Signal.Modify modify -> modify(modify, reply, transaction);
            case Signal.Partial partial -> partial(partial, reply, transaction);
            case Signal.Close close -> close(close, reply, transaction);
            case Signal.Filled filled -> filled(filled, reply, transaction);
            case Signal.Cancel cancel -> {
                transaction.pendingOrders.cancelled(cancel.master(), cancel.ticket());
                unsupported(reply, transaction);
            }
        }
    }

    private static void unsupported(Reply reply, CopyTransaction transaction) {
        transaction.refused(reply, Refusal.UNSUPPORTED, "Pending orders are not copied before they fill.");
    }

    /** A pending order that fills is an open from now on. */
    private void filled(Signal.Filled filled, Reply reply, CopyTransaction transaction) {
        Signal.Open open = transaction.pendingOrders.filled(filled);
        if (open == null) {
            transaction.refused(reply, Refusal.UNKNOWN_TICKET, "No pending order with this ticket is known.");
        } else {
            open(open, reply, transaction);
        }
    }

    private void open(Signal.Open open, Reply reply, CopyTransaction transaction) {
        Origin origin = open.origin();
        transaction.connections.masterLogin(origin.master(), origin.brokerLogin());
        if (CopiesHeld.isCopy(origin, transaction)) {
            transaction.refused(
                    reply, Refusal.UNSUPPORTED, "The position is a copy opened by TermFleet; copies are not signals.");
            return;
        }
        if (open.type().isPending()) {
            transaction.pendingOrders.placed(open);
            unsupported(reply, transaction);
            return;
        }
        if (open.lots().isZero()) {
            transaction.refused(reply, Refusal.INVALID, "The lot must be above zero.");
            return;
        }
        MasterTrade.Key key = new MasterTrade.Key(open.master(), open.ticket());
        MasterTrade known = transaction.changes.trade(key);
        if (known != null) {
            again(known, open, reply, transaction);
            return;
        }
        MasterTrade trade = MasterTrade.opened(
                transaction.changes.nextTradeId(),
                key,
                new MasterTrade.Opening(open.symbol(), open.type(), open.price(), open.lots()),
                new Stops(open.stopLoss(), open.takeProfit()),
                open.origin().seenAt(),
                open.origin().receivedAt());
        transaction.changes.put(trade);
        copier.copy(trade, transaction);
        transaction.committed(reply, trade.id());
    }

    /**
     * A repeat is answered like the first time; a netting account that grew or reversed its position is no repeat. A
     * hedging account's position that is recorded with less was first seen in a snapshot, when a part of it was closed.
     */
    private static void again(MasterTrade known, Signal.Open open, Reply reply, CopyTransaction transaction) {
        boolean grown = known.volume().isBelow(open.lots()) && !open.origin().hedging();
        boolean other = known.isOpen() && (open.type() != known.opening().type() || grown);
        if (other) {
            transaction.refused(
                    reply,
                    Refusal.UNSUPPORTED,
                    "The ticket is open with another side or volume; growth and reversal of a netted position are not copied.");
        } else {
            transaction.committed(reply, known.id());
        }
    }

    private void modify(Signal.Modify modify, Reply reply, CopyTransaction transaction) {
        if (transaction.pendingOrders.modified(modify)) {
            unsupported(reply, transaction);
            return;
        }
        MasterTrade trade = known(modify, reply, transaction);
        if (trade == null) {
            return;
        }
        changeStops(trade, new Stops(modify.stopLoss(), modify.takeProfit()), transaction);
        transaction.committed(reply, trade.id());
    }

    void changeStops(MasterTrade trade, Stops stops, CopyTransaction transaction) {
        if (!trade.isOpen() || trade.stops().equals(stops)) {
            return;
        }
        transaction.changes.put(trade.modified(stops));
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            // What was not sent yet will be sent with the new stops.
            boolean concerned = pair.isLive() && !pair.isKept() && !wasNeverSent(pair, transaction);
            if (concerned && transaction.changes.subscriptionOf(pair).terms().copiesStops()) {
                transaction.changes.put(pair.modifyWanted());
            }
        }
    }

    private void partial(Signal.Partial partial, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(partial, reply, transaction);
        if (trade == null) {
            return;
        }
        if (trade.volume().isBelow(partial.remaining())) {
            transaction.refused(
                    reply,
                    Refusal.INVALID,
                    "The position of " + trade.volume() + " lots cannot have " + partial.remaining() + " lots left.");
            return;
        }
        reduce(trade, partial.remaining(), partial.price(), partial.profit(), transaction);
        transaction.committed(reply, trade.id());
    }

    private void close(Signal.Close close, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(close, reply, transaction);
        if (trade == null) {
            return;
        }
        reduce(trade, Lots.ZERO, close.price(), close.profit(), transaction);
        transaction.committed(reply, trade.id());
    }

    /** Follows the master down to {@code rest}; does nothing if it is recorded already, as a repeat is. */
    void reduce(
            MasterTrade trade, Lots rest, @Nullable Price price, @Nullable Money profit, CopyTransaction transaction) {
        if (!rest.isBelow(trade.remaining())) {
            return;
        }
        transaction.changes.put(
                rest.isZero() ? trade.closed(price, profit, transaction.now) : trade.partlyClosed(rest, profit));
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            if (!pair.isLive() || pair.isKept()) {
                continue;
            }
            if (rest.isZero() && wasNeverSent(pair, transaction)) {
                transaction.changes.put(pair.skip(Reasons.masterClosedFirst(), transaction.now));
            } else if (!pair.isWaiting()) {
                transaction.changes.putDerived(pair.masterReducedTo(rest));
            }
        }
    }

    private boolean wasNeverSent(TradePair pair, CopyTransaction transaction) {
        return pair.isPending()
                && (pair.isWaiting()
                        || transaction.changes.isNew(pair)
                        || inFlight.of(pair.id(), InFlight.Kind.OPEN) == null);
    }

    private static @Nullable MasterTrade known(Signal signal, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = transaction.changes.trade(new MasterTrade.Key(signal.master(), signal.ticket()));
        if (trade == null) {
            transaction.refused(reply, Refusal.UNKNOWN_TICKET, "No position with this ticket is known.");
        }
        return trade;
    }
}
