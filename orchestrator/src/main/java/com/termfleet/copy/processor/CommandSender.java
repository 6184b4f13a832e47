package com.termfleet.copy.processor;

import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.processor.state.PendingChanges;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Order;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends what a committed transaction makes necessary. Processor thread only. */
final class CommandSender {

    private final CommandPlanner planner;
    private final Destination destination;
    private final ProcessorClock clock;
    private final CopyMetrics metrics;

    CommandSender(CommandPlanner planner, Destination destination, ProcessorClock clock, CopyMetrics metrics) {
        this.planner = planner;
        this.destination = destination;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @return trades with times that are not stored yet */
    List<TradeId> send(OpenTrades current, CopyTransaction transaction, Moment committed) {
        Instant committedAt = committed.at();
        CommandPlanner.Batch batch = planner.new Batch(current, committed);
        for (PairId id : transaction.toReview()) {
            TradePair pair = current.pair(id);
            if (pair != null) {
                batch.review(pair);
            }
        }
        transaction.strays.forEach(batch::endStray);
        // Taken before: a follower may answer while the orders for others are still being handed over.
        Instant sentAt = clock.instant();
        if (!batch.orders().isEmpty()) {
            destination.send(batch.orders());
        }
        batch.withdrawn().forEach(pair -> destination.withdraw(pair.follower(), pair.id()));
        metrics.sent(committedAt, clock.instant(), batch.orders().size());
        transaction.snapshotsWanted.forEach(destination::requestSnapshot);
        transaction.comparisons.forEach(
                compared -> destination.compared(compared.follower(), compared.notCopied(), compared.reason()));
        return stamp(current, transaction.changes, batch.orders(), committedAt, sentAt);
    }

    /** Kept in memory now and stored with whatever is stored of the same trade or copy next. */
    private static List<TradeId> stamp(
            OpenTrades current, PendingChanges changes, List<Order> orders, Instant committedAt, Instant sentAt) {
        List<TradeId> unstored = new ArrayList<>();
        for (MasterTrade trade : changes.trades()) {
            if (trade.times().committedAt() == null) {
                current.put(trade.committed(committedAt));
                unstored.add(trade.id());
            }
        }
        for (TradePair created : changes.createdPairs()) {
            current.put(created.committed(committedAt));
        }
        for (Order order : orders) {
            TradePair pair = order instanceof Order.Open ? current.pair(order.pair()) : null;
            if (pair != null && pair.stamps().sentAt() == null) {
                current.put(pair.sent(sentAt));
            }
        }
        return unstored;
    }
}
