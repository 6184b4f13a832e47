package com.termfleet.copy.processor;

import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import java.util.Collection;
import java.util.Map;

/** Remembers how long the last commit took. */
final class TimedJournal implements Journal {

    private final Journal journal;
    long lastNanos;

    TimedJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void commit(
            Collection<MasterTrade> trades,
            Collection<TradePair> newPairs,
            Collection<TradePair> changedPairs,
            Map<SubscriptionId, Money> balances) {
        long begin = System.nanoTime();
        journal.commit(trades, newPairs, changedPairs, balances);
        lastNanos = System.nanoTime() - begin;
    }

    @Override
    public Leadership lead() {
        return journal.lead();
    }

    @Override
    public void confirmLead() {
        journal.confirmLead();
    }

    @Override
    public OpenTrades load() {
        return journal.load();
    }

    @Override
    public IdBlock reserveIds() {
        return journal.reserveIds();
    }

    @Override
    public void close() {
        journal.close();
    }
}
