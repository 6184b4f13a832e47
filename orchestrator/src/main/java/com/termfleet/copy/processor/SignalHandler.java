package com.termfleet.copy.processor;

import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
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
final class SignalHandler {

    private final Planner planner;
    private final InFlightCommands inFlight;

    SignalHandler(Planner planner, InFlightCommands inFlight) {
        this.planner = planner;
        this.inFlight = inFlight;
    }

    void decide(Signal signal, Reply reply, CopyTransaction transaction) {
        switch (signal) {
            case Signal.Open open -> open(open, reply, transaction);
            case Signal.Modify modify -> modify(modify, reply, transaction);
            case Signal.Partial partial -> partial(partial, reply, transaction);
            case Signal.Close close -> close(close, reply, transaction);
            case Signal.Filled filled -> unsupported(reply, transaction);
            case Signal.Cancel cancel -> unsupported(reply, transaction);
        }
    }

    private static void unsupported(Reply reply, CopyTransaction transaction) {
        transaction.refused(reply, Refusal.UNSUPPORTED, "pending orders are not copied");
    }

    private void open(Signal.Open open, Reply reply, CopyTransaction transaction) {
        if (open.type().isPending()) {
            unsupported(reply, transaction);
            return;
        }
        if (open.lots().isZero()) {
            transaction.refused(reply, Refusal.INVALID, "the lot must be above zero");
            return;
        }
        MasterTrade.Key key = new MasterTrade.Key(open.master(), open.ticket());
        MasterTrade known = transaction.changes.trade(key);
        if (known != null) {
            transaction.committed(reply, known.id());
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
        copy(trade, trade.times().receivedAt(), transaction);
        transaction.committed(reply, trade.id());
    }

    /** Makes the trade's copies for all who subscribe to its master. */
    private void copy(MasterTrade trade, Instant since, CopyTransaction transaction) {
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            Instant expiresAt = since.plus(subscription.terms().maxSignalAge());
            Plan plan = planner.plan(
                    trade,
                    subscription,
                    expiresAt,
                    transaction.changes.sharesPositions(subscription.follower()),
                    transaction.now);
            add(trade, subscription, plan, transaction);
        }
    }

    /** The same for a position that the master's snapshot shows and nobody has announced. */
    void missedOpen(MasterTrade trade, @Nullable Instant openedAt, CopyTransaction transaction) {
        transaction.changes.put(trade);
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            Instant expiresAt =
                    expiryOfMissed(trade, openedAt, subscription.terms().maxSignalAge());
            Plan plan = planner.plan(
                    trade,
                    subscription,
                    expiresAt,
                    transaction.changes.sharesPositions(subscription.follower()),
                    transaction.now);
            if (plan instanceof Plan.Skip skip && !transaction.now.isBefore(expiresAt)) {
                plan = new Plan.Skip(skip.wanted(), Reasons.existingPosition());
            }
            add(trade, subscription, plan, transaction);
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

    private static void add(MasterTrade trade, Subscription subscription, Plan plan, CopyTransaction transaction) {
        TradePair.Route route =
                new TradePair.Route(trade.id(), subscription.id(), subscription.follower(), subscription.owner());
        transaction.changes.add(
                switch (plan) {
                    case Plan.Order order ->
                        TradePair.ordered(transaction.changes.nextPairId(), route, order.wanted(), transaction.now);
                    case Plan.Wait wait ->
                        TradePair.waiting(
                                transaction.changes.nextPairId(), route, wait.wanted(), wait.reason(), transaction.now);
                    case Plan.Skip skip ->
                        TradePair.skipped(
                                transaction.changes.nextPairId(), route, skip.wanted(), skip.reason(), transaction.now);
                });
    }

    private void modify(Signal.Modify modify, Reply reply, CopyTransaction transaction) {
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
                    "cannot leave " + partial.remaining() + " lots of a position of " + trade.volume());
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
        MasterTrade trade = transaction.changes.everKnown(new MasterTrade.Key(signal.master(), signal.ticket()));
        if (trade == null) {
            transaction.refused(reply, Refusal.UNKNOWN_TICKET, "no position with this ticket is known");
        }
        return trade;
    }
}
