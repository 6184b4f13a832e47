package com.termfleet.copy.journal;

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

/** What is in the database and no longer in the book. Blocks; asked for what is rare only. */
interface Archive {

    /** @throws JournalException if the database cannot be asked */
    List<MasterTrade> trades(AccountId master, Collection<Ticket> tickets);

    /** @throws JournalException if the database cannot be asked */
    Optional<MasterTrade> trade(TradeId id);

    /** @throws JournalException if the database cannot be asked */
    Optional<TradePair> pair(PairId id);

    /**
     * The follower's newest copy of a master's ticket that was skipped or failed.
     *
     * @throws JournalException if the database cannot be asked
     */
    Optional<TradePair> lastGivenUp(AccountId follower, Ticket masterTicket);

    /** @throws JournalException if the database cannot be asked */
    Optional<Subscription> subscription(SubscriptionId id);
}
