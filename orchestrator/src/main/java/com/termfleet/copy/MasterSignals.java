package com.termfleet.copy;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.signal.SignalSink.Reply;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a master's trade and its copies when the master opens, changes or closes. A repeat changes nothing. */
final class MasterSignals {

    private final Planner planner;
    private final Outstanding outstanding;

    MasterSignals(Planner planner, Outstanding outstanding) {
        this.planner = planner;
        this.outstanding = outstanding;
    }

    void decide(Signal signal, Reply reply, Cycle cycle) {
        switch (signal) {
            case Signal.Open open -> open(open, reply, cycle);
            case Signal.Modify modify -> modify(modify, reply, cycle);
            case Signal.Partial partial -> partial(partial, reply, cycle);
            case Signal.Close close -> close(close, reply, cycle);
            case Signal.Filled filled -> unsupported(reply, cycle);
            case Signal.Cancel cancel -> unsupported(reply, cycle);
        }
    }

    private static void unsupported(Reply reply, Cycle cycle) {
        cycle.refused(reply, Refusal.UNSUPPORTED, "pending orders are not copied");
    }

    private void open(Signal.Open open, Reply reply, Cycle cycle) {
        if (open.type().isPending()) {
            unsupported(reply, cycle);
            return;
        }
        if (open.lots().isZero()) {
            cycle.refused(reply, Refusal.INVALID, "the lot must be above zero");
            return;
        }
        MasterTrade.Key key = new MasterTrade.Key(open.master(), open.ticket());
        MasterTrade known = cycle.draft.trade(key);
        if (known != null) {
            cycle.committed(reply, known.id());
            return;
        }
        MasterTrade trade = MasterTrade.opened(
                cycle.draft.nextTradeId(),
                key,
                new MasterTrade.Opening(open.symbol(), open.type(), open.price(), open.lots()),
                new Stops(open.stopLoss(), open.takeProfit()),
                open.origin().seenAt(),
                open.origin().receivedAt());
        cycle.draft.put(trade);
        copy(trade, trade.times().receivedAt(), cycle);
        cycle.committed(reply, trade.id());
    }

    /** Makes the trade's copies for all who subscribe to its master. */
    private void copy(MasterTrade trade, Instant since, Cycle cycle) {
        for (Subscription subscription : cycle.draft.subscriptionsOf(trade.master())) {
            Instant expiresAt = since.plus(subscription.terms().maxSignalAge());
            Plan plan = planner.plan(trade, subscription, expiresAt, cycle.now);
            add(trade, subscription, plan, cycle);
        }
    }

    /** The same for a position that the master's snapshot shows and nobody has announced. */
    void missedOpen(MasterTrade trade, @Nullable Instant openedAt, Cycle cycle) {
        cycle.draft.put(trade);
        for (Subscription subscription : cycle.draft.subscriptionsOf(trade.master())) {
            Instant expiresAt =
                    expiryOfMissed(trade, openedAt, subscription.terms().maxSignalAge());
            Plan plan = planner.plan(trade, subscription, expiresAt, cycle.now);
            if (plan instanceof Plan.Skip skip && !cycle.now.isBefore(expiresAt)) {
                plan = new Plan.Skip(skip.wanted(), Reasons.existingPosition());
            }
            add(trade, subscription, plan, cycle);
        }
    }

    /** A time that was not told, or lies in the future because it is no UTC, proves no freshness. */
    private static Instant expiryOfMissed(MasterTrade trade, @Nullable Instant openedAt, Duration allowed) {
        Instant heardAt = trade.times().receivedAt();
        if (openedAt == null || openedAt.isAfter(heardAt.plus(allowed))) {
            return heardAt;
        }
        return openedAt.isAfter(heardAt) ? heardAt.plus(allowed) : openedAt.plus(allowed);
    }

    private static void add(MasterTrade trade, Subscription subscription, Plan plan, Cycle cycle) {
        TradePair.Route route =
                new TradePair.Route(trade.id(), subscription.id(), subscription.follower(), subscription.owner());
        cycle.draft.add(
                switch (plan) {
                    case Plan.Order order ->
                        TradePair.ordered(cycle.draft.nextPairId(), route, order.wanted(), cycle.now);
                    case Plan.Wait wait ->
                        TradePair.waiting(cycle.draft.nextPairId(), route, wait.wanted(), wait.reason(), cycle.now);
                    case Plan.Skip skip ->
                        TradePair.skipped(cycle.draft.nextPairId(), route, skip.wanted(), skip.reason(), cycle.now);
                });
    }

    private void modify(Signal.Modify modify, Reply reply, Cycle cycle) {
        MasterTrade trade = known(modify, reply, cycle);
        if (trade == null) {
            return;
        }
        changeStops(trade, new Stops(modify.stopLoss(), modify.takeProfit()), cycle);
        cycle.committed(reply, trade.id());
    }

    void changeStops(MasterTrade trade, Stops stops, Cycle cycle) {
        if (!trade.isOpen() || trade.stops().equals(stops)) {
            return;
        }
        cycle.draft.put(trade.modified(stops));
        for (TradePair pair : cycle.draft.pairsOf(trade.id())) {
            // What was not sent yet will be sent with the new stops.
            boolean concerned = pair.isLive() && !pair.isKept() && !wasNeverSent(pair, cycle);
            if (concerned && cycle.draft.subscriptionOf(pair).terms().copiesStops()) {
                cycle.draft.put(pair.modifyWanted());
            }
        }
    }

    private void partial(Signal.Partial partial, Reply reply, Cycle cycle) {
        MasterTrade trade = known(partial, reply, cycle);
        if (trade == null) {
            return;
        }
        if (trade.volume().isBelow(partial.remaining())) {
            cycle.refused(
                    reply,
                    Refusal.INVALID,
                    "cannot leave " + partial.remaining() + " lots of a position of " + trade.volume());
            return;
        }
        reduce(trade, partial.remaining(), partial.price(), partial.profit(), cycle);
        cycle.committed(reply, trade.id());
    }

    private void close(Signal.Close close, Reply reply, Cycle cycle) {
        MasterTrade trade = known(close, reply, cycle);
        if (trade == null) {
            return;
        }
        reduce(trade, Lots.ZERO, close.price(), close.profit(), cycle);
        cycle.committed(reply, trade.id());
    }

    /** Follows the master down to {@code rest}; does nothing if it is recorded already, as a repeat is. */
    void reduce(MasterTrade trade, Lots rest, @Nullable Price price, @Nullable Money profit, Cycle cycle) {
        if (!rest.isBelow(trade.remaining())) {
            return;
        }
        cycle.draft.put(rest.isZero() ? trade.closed(price, profit, cycle.now) : trade.partlyClosed(rest, profit));
        for (TradePair pair : cycle.draft.pairsOf(trade.id())) {
            if (!pair.isLive() || pair.isKept()) {
                continue;
            }
            if (rest.isZero() && wasNeverSent(pair, cycle)) {
                cycle.draft.put(pair.skip(Reasons.masterClosedFirst(), cycle.now));
            } else if (!pair.isWaiting()) {
                cycle.draft.putDerived(pair.masterReducedTo(rest));
            }
        }
    }

    private boolean wasNeverSent(TradePair pair, Cycle cycle) {
        return pair.isPending()
                && (pair.isWaiting()
                        || cycle.draft.isNew(pair)
                        || outstanding.of(pair.id(), Outstanding.Kind.OPEN) == null);
    }

    private static @Nullable MasterTrade known(Signal signal, Reply reply, Cycle cycle) {
        MasterTrade trade = cycle.draft.everKnown(new MasterTrade.Key(signal.master(), signal.ticket()));
        if (trade == null) {
            cycle.refused(reply, Refusal.UNKNOWN_TICKET, "no position with this ticket is known");
        }
        return trade;
    }
}
