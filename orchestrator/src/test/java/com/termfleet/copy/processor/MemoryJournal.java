package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database in memory that keeps the constraints of the real one and fails when told to. */
final class MemoryJournal implements Journal, Archive {

    private static final int BLOCK = 1_000;

    enum Fault {
        NONE,
        /** Nothing is stored. */
        AWAY,
        /** It is stored, and the one who asked is told that it is not known. */
        ANSWER_LOST
    }

    final Map<TradeId, MasterTrade> trades = new LinkedHashMap<>();
    final Map<PairId, TradePair> pairs = new LinkedHashMap<>();
    final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();
    final Map<SubscriptionId, Money> balances = new LinkedHashMap<>();
    Pauses pauses = Pauses.NONE;
    Fault fault = Fault.NONE;

    @Nullable
    Error loadError;

    @Nullable
    Error commitError;

    int commits;
    int lookups;
    private long nextId = 1;

    /** What it tells a server that takes the lead. */
    Leadership leadership = Leadership.KEPT;

    @Override
    public Leadership lead() {
        requireThere();
        return leadership;
    }

    @Override
    public void confirmLead() {
        requireThere();
    }

    @Override
    public OpenTrades load() {
        requireThere();
        if (loadError != null) {
            throw loadError;
        }
        OpenTrades book = new OpenTrades();
        book.put(pauses);
        balances.forEach(book.balances()::put);
        subscriptions.values().forEach(book::put);
        trades.values().stream().filter(trade -> !trade.settled()).forEach(book::put);
        pairs.values().stream()
                .filter(pair -> book.trade(pair.route().trade()) != null)
                .forEach(book::putStored);
        pairs.values().stream()
                .filter(pair -> book.trade(pair.route().trade()) == null)
                .forEach(book::countOpened);
        return book;
    }

    @Override
    public void commit(
            Collection<MasterTrade> changed,
            Collection<TradePair> newPairs,
            Collection<TradePair> changedPairs,
            Map<SubscriptionId, Money> changedBalances) {
        if (commitError != null) {
            throw commitError;
        }
        if (fault == Fault.AWAY) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, new SQLException("away"));
        }
        for (MasterTrade trade : changed) {
            boolean taken = trades.values().stream()
                    .anyMatch(other ->
                            other.key().equals(trade.key()) && !other.id().equals(trade.id()));
            if (taken) {
                throw new JournalException(JournalException.Kind.DATA, new SQLException("duplicate key", "23505"));
            }
        }
        changed.forEach(trade -> trades.put(trade.id(), trade));
        newPairs.forEach(pair -> pairs.put(pair.id(), pair));
        changedPairs.forEach(pair -> pairs.put(pair.id(), pair));
        balances.putAll(changedBalances);
        commits++;
        if (fault == Fault.ANSWER_LOST) {
            fault = Fault.NONE;
            throw new JournalException(JournalException.Kind.UNAVAILABLE, new SQLException("connection reset"));
        }
    }

    private void requireThere() {
        if (fault == Fault.AWAY) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, new SQLException("away"));
        }
    }

    @Override
    public IdBlock reserveIds() {
        requireThere();
        IdBlock block = new IdBlock(nextId, BLOCK);
        nextId += BLOCK;
        return block;
    }

    @Override
    public List<MasterTrade> trades(AccountId master, Collection<Ticket> tickets) {
        lookups++;
        requireThere();
        return trades.values().stream()
                .filter(trade -> trade.master().equals(master)
                        && (tickets.contains(trade.ticket())
                                || (trade.fill() != null
                                        && tickets.contains(trade.fill().position()))))
                .toList();
    }

    @Override
    public Optional<MasterTrade> trade(TradeId id) {
        lookups++;
        requireThere();
        return Optional.ofNullable(trades.get(id));
    }

    @Override
    public Optional<TradePair> pair(PairId id) {
        lookups++;
        requireThere();
        return Optional.ofNullable(pairs.get(id));
    }

    @Override
    public Optional<TradePair> lastGivenUp(AccountId follower, Ticket masterTicket) {
        lookups++;
        requireThere();
        return pairs.values().stream()
                .filter(pair -> pair.follower().equals(follower)
                        && !pair.isLive()
                        && pair.held() == null
                        && Objects.requireNonNull(trades.get(pair.route().trade()))
                                .ticket()
                                .equals(masterTicket))
                .max(Comparator.comparingLong(pair -> pair.id().value()));
    }

    @Override
    public List<TradePair> inDoubt(AccountId follower, Instant since) {
        requireThere();
        return pairs.values().stream()
                .filter(pair -> pair.follower().equals(follower) && pair.isInDoubt())
                .sorted(Comparator.comparingLong(pair -> pair.id().value()))
                .toList();
    }

    @Override
    public Optional<Subscription> subscription(SubscriptionId id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
