package com.termfleet.copy.journal;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import java.util.Collection;

/** Where everything is made durable. Blocks; engine thread only. */
public interface Journal extends Archive, AutoCloseable {

    /**
     * Reads everything that still matters.
     *
     * @throws JournalException if the database is away
     */
    OpenTrades load();

    /**
     * Stores all of it or nothing, in one transaction, and returns when it is durable.
     *
     * @param newPairs pairs that were never stored
     * @param changedPairs pairs that were
     * @throws JournalException of kind DATA when nothing was stored because of what was given, UNAVAILABLE when it is not
     *     known whether it was stored
     */
    void commit(Collection<MasterTrade> trades, Collection<TradePair> newPairs, Collection<TradePair> changedPairs);

    /** @throws JournalException of kind UNAVAILABLE if no number can be had now */
    long nextId();

    @Override
    void close();
}
