package com.termfleet.copy.processor.state;

import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Stamps;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the copies whose status a transaction changes, before it is applied. Processor thread only. */
final class StatusChanges {

    private final OpenTrades committed;
    private final Function<TradePair, MasterTrade> trades;
    private final Instant now;
    private final List<CopyProgress> found = new ArrayList<>();

    private StatusChanges(OpenTrades committed, Function<TradePair, MasterTrade> trades, Instant now) {
        this.committed = committed;
        this.trades = trades;
        this.now = now;
    }

    /**
     * New copies that have still to be executed are left out: there are hundreds of them while a signal is on its way.
     *
     * @param trades gives the trade of a copy
     */
    static List<CopyProgress> of(
            PairChanges pairs, OpenTrades committed, Function<TradePair, MasterTrade> trades, Instant now) {
        StatusChanges statuses = new StatusChanges(committed, trades, now);
        statuses.addCreated(pairs.created());
        statuses.addChanged(pairs.changed());
        return statuses.found;
    }

    private void addCreated(Collection<TradePair> pairs) {
        for (TradePair pair : pairs) {
            if (!pair.isPending()) {
                found.add(progress(pair, null));
            }
        }
    }

    private void addChanged(Collection<TradePair> pairs) {
        for (TradePair pair : pairs) {
            TradePair stored = committed.pair(pair.id());
            if (stored == null || stored.status() != pair.status()) {
                found.add(progress(pair, stored));
            }
        }
    }

    private CopyProgress progress(TradePair pair, @Nullable TradePair stored) {
        MasterTrade trade = trades.apply(pair);
        Stamps stamps = pair.stamps();
        Reason reason = pair.reason();
        return new CopyProgress(
                pair.id(),
                pair.follower(),
                stored == null ? null : stored.status(),
                pair.status(),
                reason == null ? null : reason.code(),
                new CopyProgress.Times(
                        trade.times().receivedAt(),
                        stamps.decidedAt(),
                        stamps.committedAt(),
                        stamps.sentAt(),
                        stamps.answeredAt()),
                position(pair, trade),
                at(pair, stored));
    }

    /** A first answer waited in the queue since it was received. */
    private Instant at(TradePair pair, @Nullable TradePair stored) {
        Instant answered = pair.stamps().answeredAt();
        boolean first = stored == null || stored.stamps().answeredAt() == null;
        return answered != null && first ? answered : now;
    }

    private static CopyProgress.@Nullable Position position(TradePair pair, MasterTrade trade) {
        TradePair.Held held = pair.held();
        return held == null
                ? null
                : new CopyProgress.Position(
                        pair.wanted().symbol(),
                        held.type().side(),
                        held.filled(),
                        held.openPrice(),
                        masterPrice(trade));
    }

    /** Of an order that waits still: the price at which it waits. */
    private static Price masterPrice(MasterTrade trade) {
        MasterTrade.Fill fill = trade.fill();
        return fill == null ? trade.opening().price() : fill.price();
    }
}
