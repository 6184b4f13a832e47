package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.signal.SignalSink.Reply;
import org.jspecify.annotations.Nullable;

/** Decides about signals and answers them. A repeat changes nothing and is answered like the first time. */
final class SignalHandler {

    private final TradeChanges trades;

    SignalHandler(TradeChanges trades) {
        this.trades = trades;
    }

    void decide(Signal signal, Reply reply, CopyTransaction transaction) {
        switch (signal) {
            case Signal.Open open -> open(open, reply, transaction);
            case Signal.Modify modify -> modify(modify, reply, transaction);
            case Signal.Partial partial -> partial(partial, reply, transaction);
            case Signal.Close close -> close(close, reply, transaction);
            case Signal.Filled filled -> filled(filled, reply, transaction);
            case Signal.Cancel cancel -> cancel(cancel, reply, transaction);
        }
    }

    private void open(Signal.Open open, Reply reply, CopyTransaction transaction) {
        Origin origin = open.origin();
        transaction.connections.masterLogin(origin.master(), origin.brokerLogin());
        if (CopiesHeld.isCopy(origin, transaction)) {
            transaction.refused(
                    reply,
                    Refusal.UNSUPPORTED,
                    "The position or order is a copy opened by TermFleet; copies are not signals.");
            return;
        }
        if (open.lots().isZero()) {
            transaction.refused(reply, Refusal.INVALID, "The lot must be above zero.");
            return;
        }
        if (open.type().isPending() && open.price().isNone()) {
            transaction.refused(reply, Refusal.INVALID, "A pending order needs a price.");
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
                new MasterTrade.Opening(open.symbol(), open.type(), open.price(), open.lots(), open.recipients()),
                new Stops(open.stopLoss(), open.takeProfit()),
                origin.seenAt(),
                origin.receivedAt());
        trades.opened(trade, SignalAge.received(origin.receivedAt()), transaction);
        transaction.committed(reply, trade.id());
    }

    /**
     * A repeat, or a pending order that is now a position; a netting account that grew or reversed its position is neither. A
     * hedging account's position that is recorded with less was first seen in a snapshot, when a part of it was closed.
     */
    private void again(MasterTrade known, Signal.Open open, Reply reply, CopyTransaction transaction) {
        OrderType type = open.type();
        boolean sameSide = type.side() == known.type().side();
        boolean grown = known.volume().isBelow(open.lots()) && !open.origin().hedging();
        if (known.isWaiting() && !type.isPending() && sameSide) {
            fill(known, open.ticket(), open, transaction);
        } else if (known.isOpen() && (!isSame(type, known) || grown)) {
            transaction.refused(
                    reply,
                    Refusal.UNSUPPORTED,
                    "The ticket is open with another side or volume; report growth of a netted position under the ticket of its order.");
            return;
        }
        transaction.committed(reply, known.id());
    }

    private static boolean isSame(OrderType type, MasterTrade known) {
        return type == known.type() || type == known.opening().type();
    }

    private void fill(MasterTrade trade, Ticket position, Signal.Open open, CopyTransaction transaction) {
        SignalAge age = SignalAge.received(open.origin().receivedAt());
        trades.filled(trade, new MasterTrade.Fill(position, open.price()), age, transaction);
    }

    private void filled(Signal.Filled filled, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(filled, reply, transaction);
        if (trade == null) {
            return;
        }
        if (trade.isWaiting()) {
            MasterTrade other = transaction.changes.trade(new MasterTrade.Key(filled.master(), filled.position()));
            if (other != null && !other.id().equals(trade.id())) {
                // Two trades by one ticket: one of them would never be found again, and its copies never closed.
                transaction.refused(
                        reply, Refusal.INVALID, "The position's ticket is that of another position or order.");
                return;
            }
            SignalAge age = SignalAge.received(filled.origin().receivedAt());
            trades.filled(trade, new MasterTrade.Fill(filled.position(), filled.price()), age, transaction);
        }
        transaction.committed(reply, trade.id());
    }

    private void modify(Signal.Modify modify, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(modify, reply, transaction);
        if (trade == null) {
            return;
        }
        trades.modified(trade, new Stops(modify.stopLoss(), modify.takeProfit()), modify.price(), transaction);
        transaction.committed(reply, trade.id());
    }

    private void partial(Signal.Partial partial, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(partial, reply, transaction);
        if (trade == null) {
            return;
        }
        if (trade.isWaiting()) {
            transaction.refused(
                    reply, Refusal.INVALID, "The pending order has not been filled; nothing can be closed.");
            return;
        }
        if (trade.volume().isBelow(partial.remaining())) {
            transaction.refused(
                    reply,
                    Refusal.INVALID,
                    "The position of " + trade.volume() + " lots cannot have " + partial.remaining() + " lots left.");
            return;
        }
        trades.reduced(trade, partial.remaining(), partial.price(), partial.profit(), transaction);
        transaction.committed(reply, trade.id());
    }

    private void close(Signal.Close close, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(close, reply, transaction);
        if (trade == null) {
            return;
        }
        if (trade.isWaiting()) {
            // Its fill was not reported. Either way the master has nothing of it any more.
            trades.cancelled(trade, transaction);
        } else {
            trades.reduced(trade, Lots.ZERO, close.price(), close.profit(), transaction);
        }
        transaction.committed(reply, trade.id());
    }

    private void cancel(Signal.Cancel cancel, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = known(cancel, reply, transaction);
        if (trade == null) {
            return;
        }
        if (!trade.opening().type().isPending()) {
            transaction.refused(reply, Refusal.INVALID, "The ticket is a position, not a pending order; close it.");
            return;
        }
        // Of one that was filled too: the master has neither the order nor its position any more.
        trades.gone(trade, transaction);
        transaction.committed(reply, trade.id());
    }

    private static @Nullable MasterTrade known(Signal signal, Reply reply, CopyTransaction transaction) {
        MasterTrade trade = transaction.changes.trade(new MasterTrade.Key(signal.master(), signal.ticket()));
        if (trade == null) {
            transaction.refused(reply, Refusal.UNKNOWN_TICKET, "No position or order with this ticket is known.");
        }
        return trade;
    }
}
