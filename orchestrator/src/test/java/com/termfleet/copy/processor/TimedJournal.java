package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    public long nextId() {
        return journal.nextId();
    }

    @Override
    public List<MasterTrade> trades(AccountId master, Collection<Ticket> tickets) {
        return journal.trades(master, tickets);
    }

    @Override
    public Optional<MasterTrade> trade(TradeId id) {
        return journal.trade(id);
    }

    @Override
    public Optional<TradePair> pair(PairId id) {
        return journal.pair(id);
    }

    @Override
    public Optional<TradePair> lastGivenUp(AccountId follower, Ticket masterTicket) {
        return journal.lastGivenUp(follower, masterTicket);
    }

    @Override
    public Optional<Subscription> subscription(SubscriptionId id) {
        return journal.subscription(id);
    }

    @Override
    public void close() {
        journal.close();
    }
}
