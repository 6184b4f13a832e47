package com.termfleet.copy.journal;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import java.util.Collection;
import java.util.Map;

/** Makes what was decided durable, and loads it. Blocks; processor thread only. */
public interface Journal extends AutoCloseable {

    /**
     * Takes the lead over this database, or finds that this server has it or another one does. Only the leader may load and
     * commit; it loses the lead with its connection.
     *
     * @throws JournalException if the database is away
     */
    Leadership lead();

    /**
     * Makes sure that this server still has the lead.
     *
     * @throws JournalException of kind UNAVAILABLE if it has not, or if the database is away
     */
    void confirmLead();

    /**
     * Reads the subscriptions, trades and copies that are not at their end.
     *
     * @throws JournalException if the database is away or this server does not have the lead
     */
    OpenTrades load();

    /**
     * Stores all of it or nothing, in one transaction, and returns when it is durable.
     *
     * @param newPairs pairs that were never stored
     * @param changedPairs pairs that were
     * @param balances of subscriptions whose losses are counted, where they changed
     * @throws JournalException of kind DATA when nothing was stored because of what was given, UNAVAILABLE when it is not
     *     known whether it was stored
     */
    void commit(
            Collection<MasterTrade> trades,
            Collection<TradePair> newPairs,
            Collection<TradePair> changedPairs,
            Map<SubscriptionId, Money> balances);

    /**
     * Reserves numbers that no other caller gets, on this server or another.
     *
     * @throws JournalException of kind UNAVAILABLE if none can be had now
     */
    IdBlock reserveIds();

    @Override
    void close();
}
