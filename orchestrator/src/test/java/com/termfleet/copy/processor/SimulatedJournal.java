package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.LeadEpoch;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.OpenTrades;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One server's connection to the simulated database. */
final class SimulatedJournal implements Journal, Archive {

    private final SimulatedDatabase database;
    private final LeadEpoch epoch = new LeadEpoch();

    SimulatedJournal(SimulatedDatabase database) {
        this.database = database;
    }

    @Override
    public Leadership lead() {
        requireThere();
        if (epoch.isHeld()) {
            return Leadership.KEPT;
        }
        long given = database.takeLead(this);
        return given == SimulatedDatabase.NO_LEAD ? Leadership.STANDBY : epoch.taken(given);
    }

    @Override
    public void confirmLead() {
        requireLead();
    }

    /** Whether it has the lead, as the database sees it. */
    boolean hasLead() {
        return epoch.isHeld();
    }

    /** The connection breaks: the lead goes with it. */
    void lose() {
        epoch.lost();
        database.releaseLead(this);
    }

    @Override
    public OpenTrades load() {
        requireLead();
        OpenTrades book = new OpenTrades();
        book.put(database.pauses);
        database.limits.all().forEach(book::put);
        database.subscriptions.values().forEach(book::put);
        database.trades.values().stream().filter(trade -> !trade.settled()).forEach(book::put);
        database.pairs.values().stream()
                .filter(pair -> book.trade(pair.route().trade()) != null)
                .forEach(book::putStored);
        database.pairs.values().stream()
                .filter(pair -> book.trade(pair.route().trade()) == null)
                .forEach(book::countOpened);
        return book;
    }

    @Override
    public void commit(
            Collection<MasterTrade> trades,
            Collection<TradePair> newPairs,
            Collection<TradePair> changedPairs,
            Map<SubscriptionId, Money> balances) {
        requireLead();
        for (MasterTrade trade : trades) {
            TradeId known = database.keys.get(trade.key());
            if (known != null && !known.equals(trade.id())) {
                throw new JournalException(JournalException.Kind.DATA, new SQLException("duplicate key", "23505"));
            }
        }
        List<TradePair> pairs = new ArrayList<>(newPairs);
        pairs.addAll(changedPairs);
        database.committing(pairs);
        SimulatedDatabase.Commit commit =
                new SimulatedDatabase.Commit(List.copyOf(trades), pairs, database.liveSubscriptions());
        switch (database.takeFault()) {
            case NONE -> database.store(commit);
            case ANSWER_LOST -> {
                database.store(commit);
                throw unavailable("connection reset");
            }
            case LATE -> {
                database.storeLater(commit);
                throw unavailable("timeout");
            }
            case AWAY -> throw unavailable("away");
        }
    }

    private void requireLead() {
        requireThere();
        if (!epoch.isHeld()) {
            throw unavailable("this server does not have the lead");
        }
    }

    private void requireThere() {
        if (database.fault() == SimulatedDatabase.Fault.AWAY) {
            throw unavailable("away");
        }
    }

    /** Whatever fails, the connection is given up. */
    private JournalException unavailable(String why) {
        lose();
        return new JournalException(JournalException.Kind.UNAVAILABLE, new SQLException(why));
    }

    @Override
    public IdBlock reserveIds() {
        requireThere();
        return database.reserveIds();
    }

    @Override
    public List<MasterTrade> trades(AccountId master, Collection<Ticket> tickets) {
        requireThere();
        return tickets.stream()
                .map(ticket -> database.keys.get(new MasterTrade.Key(master, ticket)))
                .filter(Objects::nonNull)
                .map(id -> Objects.requireNonNull(database.trades.get(id)))
                .toList();
    }

    @Override
    public Optional<MasterTrade> trade(TradeId id) {
        requireThere();
        return Optional.ofNullable(database.trades.get(id));
    }

    @Override
    public Optional<TradePair> pair(PairId id) {
        requireThere();
        return Optional.ofNullable(database.pairs.get(id));
    }

    @Override
    public Optional<TradePair> lastGivenUp(AccountId follower, Ticket masterTicket) {
        requireThere();
        return database.pairs.values().stream()
                .filter(pair -> pair.follower().equals(follower) && !pair.isLive() && pair.held() == null)
                .filter(pair -> Objects.requireNonNull(
                                database.trades.get(pair.route().trade()))
                        .ticket()
                        .equals(masterTicket))
                .max(Comparator.comparingLong(pair -> pair.id().value()));
    }

    @Override
    public List<TradePair> inDoubt(AccountId follower, Instant since) {
        requireThere();
        return database.pairs.values().stream()
                .filter(pair -> pair.follower().equals(follower) && pair.isInDoubt())
                .sorted(Comparator.comparingLong(pair -> pair.id().value()))
                .toList();
    }

    @Override
    public Optional<Subscription> subscription(SubscriptionId id) {
        requireThere();
        return Optional.ofNullable(database.subscriptions.get(id));
    }

    @Override
    public void close() {
        lose();
        database.closed(this);
    }
}
