package com.termfleet.copy.journal;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what is in the database and no longer in memory. Blocks: never called on the processor's thread. */
public interface Archive {

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

    /**
     * The follower's copies that were given up although they may have been opened, of closed trades too.
     *
     * @param since of trades that were received from then on
     * @throws JournalException if the database cannot be asked
     */
    List<TradePair> inDoubt(AccountId follower, Instant since);

    /** @throws JournalException if the database cannot be asked */
    Optional<Subscription> subscription(SubscriptionId id);

    /**
     * Finds all that an event needs.
     *
     * @throws JournalException if the database cannot be asked
     */
    default Found find(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Trades trades -> new Found(trades(trades.account(), trades.tickets()), List.of(), List.of());
            case Lookup.Copies copies ->
                withTrades(copies.ids().stream()
                        .map(this::pair)
                        .flatMap(Optional::stream)
                        .toList());
            case Lookup.GivenUp givenUp ->
                withTrades(lastGivenUp(givenUp.account(), givenUp.masterTicket()).stream()
                        .toList());
            case Lookup.InDoubt inDoubt -> withTrades(inDoubt(inDoubt.account(), inDoubt.since()));
        };
    }

    private Found withTrades(List<TradePair> pairs) {
        List<MasterTrade> trades = pairs.stream()
                .map(pair -> pair.route().trade())
                .distinct()
                .map(this::trade)
                .flatMap(Optional::stream)
                .toList();
        List<Subscription> subscriptions = pairs.stream()
                .map(pair -> pair.route().subscription())
                .distinct()
                .map(this::subscription)
                .flatMap(Optional::stream)
                .toList();
        return new Found(trades, pairs, subscriptions);
    }
}
