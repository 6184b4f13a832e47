package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.PendingChanges;
import com.termfleet.copy.processor.state.ReservedIds;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes a transaction durable. Processor thread only. */
final class Committer {

    private final Journal journal;
    private final ReservedIds ids;
    private final ProcessorClock clock;
    private final CopyMetrics metrics;
    /** Trades with times in memory that are not stored; nothing depends on these times. */
    private final Set<TradeId> unstored = new LinkedHashSet<>();

    Committer(Journal journal, ReservedIds ids, ProcessorClock clock, CopyMetrics metrics) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Stores the changes, and reserves the ids of the commands that follow from them first: once it is committed, nothing
     * depends on the database.
     *
     * @throws com.termfleet.copy.journal.JournalException see {@link Journal#commit}
     */
    void commit(CopyTransaction transaction) {
        ids.reserve(CommandPlanner.idsNeeded(transaction), journal::reserveIds);
        PendingChanges changes = transaction.changes;
        Map<SubscriptionId, Money> balances = transaction.balances.changed();
        if (changes.isEmpty() && balances.isEmpty()) {
            return;
        }
        changes.takeAlong(unstored);
        Instant begin = clock.instant();
        journal.commit(changes.trades(), changes.createdPairs(), changes.changedPairs(), balances);
        metrics.committed(begin, clock.instant());
        unstored.clear();
    }

    /** Makes sure that so many ids are there. */
    void reserve(long count) {
        ids.reserve(count, journal::reserveIds);
    }

    /** Has these trades stored with the next commit, as memory has them. */
    void storeLater(Collection<TradeId> trades) {
        unstored.addAll(trades);
    }

    /** Memory was dropped. */
    void clear() {
        unstored.clear();
    }
}
