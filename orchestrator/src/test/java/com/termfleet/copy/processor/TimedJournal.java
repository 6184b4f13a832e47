package com.termfleet.copy.processor;

import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import java.util.Collection;

/** Remembers how long the last commit took. */
final class TimedJournal implements Journal {

    private final Journal journal;
    long lastNanos;

    TimedJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void commit(
            Collection<MasterTrade> trades, Collection<TradePair> newPairs, Collection<TradePair> changedPairs) {
        long begin = System.nanoTime();
        journal.commit(trades, newPairs, changedPairs);
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
