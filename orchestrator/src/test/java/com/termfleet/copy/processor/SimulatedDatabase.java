package com.termfleet.copy.processor;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.journal.IdBlock;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database of a simulation: what it has stored outlives every server, and it fails when it is told to. */
public final class SimulatedDatabase {

    static final long NO_LEAD = 0;

    private static final int BLOCK = 1_000;

    /** What happens to the next commits. */
    public enum Fault {
        NONE,
        /** Nothing is stored and nothing is read until the fault ends. */
        AWAY,
        /** The next commit is stored, and the server is told that the outcome is not known. */
        ANSWER_LOST,
        /** The server is told that the outcome of the next commit is not known; it is stored later. */
        LATE
    }

    /** Told of each commit before it is stored, whatever becomes of it. */
    public interface CommitListener {

        /**
         * @param stored what the server that commits has decided upon
         * @param changed the copies that it makes and changes
         */
        void committing(Map<PairId, TradePair> stored, Collection<TradePair> changed);
    }

    /** A stored trade of a master. */
    public record Trade(
            long id,
            AccountId master,
            long ticket,
            Lots volume,
            Lots remaining,
            MasterTrade.Status status,
            BigDecimal price) {

        /** A pending order that was never filled, whether or not it still waits. */
        public boolean isOrder() {
            return status == MasterTrade.Status.PENDING || status == MasterTrade.Status.CANCELLED;
        }

        public boolean isOpen() {
            return !remaining.isZero();
        }
    }

    /**
     * A stored copy, as it follows from what its master has left.
     *
     * @param subscription by its number
     * @param reason null while there is none
     * @param ticket of the follower's position, 0 if none is known
     * @param wanted what is to be open
     * @param held what the follower said is open
     */
    public record Copy(
            long id,
            long trade,
            int subscription,
            AccountId follower,
            String status,
            @Nullable String reason,
            long ticket,
            Lots wanted,
            Lots held) {

        public boolean isPending() {
            return status.equals(PairStatus.PENDING.name());
        }

        public boolean isOpen() {
            return status.equals(PairStatus.OPEN.name());
        }

        public boolean isPlaced() {
            return status.equals(PairStatus.PLACED.name());
        }

        /** It is left to its follower, whatever its master does. */
        public boolean isKept() {
            return isOpen() && ReasonCode.KEPT.name().equals(reason);
        }
    }

    /** @param subscribed the subscriptions that lived when it was decided */
    record Commit(List<MasterTrade> trades, List<TradePair> pairs, List<Integer> subscribed) {}

    final Map<TradeId, MasterTrade> trades = new LinkedHashMap<>();
    final Map<MasterTrade.Key, TradeId> keys = new LinkedHashMap<>();
    final Map<PairId, TradePair> pairs = new LinkedHashMap<>();
    final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();
    Pauses pauses = Pauses.NONE;
    public final SimulatedLimits limits = new SimulatedLimits();
    private CommitListener listener = (stored, changed) -> {};
    private final List<SimulatedJournal> connections = new ArrayList<>();
    private final List<Commit> late = new ArrayList<>();
    private final Map<TradeId, List<Integer>> subscribed = new HashMap<>();
    private @Nullable SimulatedJournal leader;
    private long epoch;
    private Fault fault = Fault.NONE;
    private long nextId = 1;

    public void fail(Fault next) {
        fault = next;
        if (next == Fault.AWAY) {
            List.copyOf(connections).forEach(SimulatedJournal::lose);
        }
    }

    public void tell(CommitListener told) {
        listener = told;
    }

    void committing(Collection<TradePair> changed) {
        listener.committing(Collections.unmodifiableMap(pairs), changed);
    }

    Fault fault() {
        return fault;
    }

    Fault takeFault() {
        Fault taken = fault;
        if (fault != Fault.AWAY) {
            fault = Fault.NONE;
        }
        return taken;
    }

    SimulatedJournal open() {
        SimulatedJournal connection = new SimulatedJournal(this);
        connections.add(connection);
        return connection;
    }

    void closed(SimulatedJournal connection) {
        connections.remove(connection);
    }

    IdBlock reserveIds() {
        IdBlock block = new IdBlock(nextId, BLOCK);
        nextId += BLOCK;
        return block;
    }

    /** @return the new epoch, NO_LEAD if another server has the lead, or the late commit of one has not ended */
    long takeLead(SimulatedJournal journal) {
        if (leader != null || !late.isEmpty()) {
            return NO_LEAD;
        }
        leader = journal;
        return ++epoch;
    }

    void releaseLead(SimulatedJournal journal) {
        if (leader == journal) {
            leader = null;
        }
    }

    void store(Commit commit) {
        for (MasterTrade trade : commit.trades) {
            subscribed.putIfAbsent(trade.id(), commit.subscribed);
            trades.put(trade.id(), trade);
            keys.put(trade.key(), trade.id());
            MasterTrade.Key position = trade.positionKey();
            if (position != null) {
                keys.put(position, trade.id());
            }
        }
        commit.pairs.forEach(pair -> pairs.put(pair.id(), pair));
    }

    void storeLater(Commit commit) {
        late.add(commit);
    }

    /** Stores the commits that are late. */
    public void catchUp() {
        late.forEach(this::store);
        late.clear();
    }

    /** Only new positions are copied, and each once. */
    public void subscribe(AccountId master, AccountId follower, String multiplier, boolean reverse, Instant now) {
        Subscription _ = subscribe(master, follower, multiplier, reverse, Repair.NONE, now);
    }

    /** Followers of a master. */
    public List<AccountId> followersOf(AccountId master) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.master().equals(master))
                .map(Subscription::follower)
                .toList();
    }

    /** @return what is stored now */
    public Subscription subscribe(
            AccountId master, AccountId follower, String multiplier, boolean reverse, Repair repair, Instant now) {
        SubscriptionId id = new SubscriptionId(subscriptions.size() + 1);
        Subscription.Terms terms = new Subscription.Terms(
                new Subscription.Sizing(Subscription.Sizing.Mode.MULTIPLIER, new BigDecimal(multiplier)),
                reverse,
                Lots.ZERO,
                false,
                Map.of(),
                true,
                true,
                Duration.ofSeconds(5),
                RiskLimits.NONE,
                repair);
        Subscription made = new Subscription(id, master, follower, new UserId(1), terms, null, now, now, null);
        subscriptions.put(id, made);
        return made;
    }

    /** @return what is stored now */
    public Subscription remove(int number, Closing closing) {
        return Objects.requireNonNull(
                subscriptions.computeIfPresent(new SubscriptionId(number), (id, old) -> old.removed(closing)));
    }

    /** The same once more, under a number of its own. */
    public Subscription subscribeAgain(int number, Instant now) {
        Subscription old = subscription(number);
        SubscriptionId id = new SubscriptionId(subscriptions.size() + 1);
        Subscription made =
                new Subscription(id, old.master(), old.follower(), old.owner(), old.terms(), null, now, now, null);
        subscriptions.put(id, made);
        return made;
    }

    public Subscription subscription(int number) {
        return Objects.requireNonNull(subscriptions.get(new SubscriptionId(number)));
    }

    /** The numbers of those that live. */
    public List<Integer> liveSubscriptions() {
        return subscriptions.values().stream()
                .filter(subscription -> !subscription.isRemoved())
                .map(subscription -> (int) subscription.id().value())
                .toList();
    }

    /** The numbers of the subscriptions to its master that lived when the trade was decided about first. */
    public List<Integer> subscribedTo(Trade trade) {
        return subscribed.getOrDefault(new TradeId(trade.id()), List.of()).stream()
                .filter(number -> subscription(number).master().equals(trade.master()))
                .toList();
    }

    /**
     * Pauses an account, or resumes it.
     *
     * @param account null for everything
     * @param mode null to resume it
     * @return what is stored now
     */
    public Pauses pause(@Nullable AccountId account, @Nullable PauseMode mode, Instant now) {
        pauses = account == null
                ? pauses.withAll(pauses.all().changed(mode, now))
                : pauses.with(account, pauses.of(account).changed(mode, now));
        return pauses;
    }

    /**
     * Pauses a subscription or resumes it.
     *
     * @param number of the subscription, from 1 on
     * @param mode null to resume it
     * @return what is stored now
     */
    public Subscription pause(int number, @Nullable PauseMode mode, Instant now) {
        return Objects.requireNonNull(
                subscriptions.computeIfPresent(new SubscriptionId(number), (id, old) -> old.paused(mode, now)));
    }

    public List<Trade> trades() {
        return trades.values().stream().map(SimulatedDatabase::view).toList();
    }

    public @Nullable Trade trade(AccountId master, long ticket) {
        TradeId id = keys.get(new MasterTrade.Key(master, Ticket.of(ticket)));
        MasterTrade found = id == null ? null : trades.get(id);
        return found == null ? null : view(found);
    }

    public @Nullable Trade tradeById(long id) {
        MasterTrade found = trades.get(new TradeId(id));
        return found == null ? null : view(found);
    }

    private static Trade view(MasterTrade trade) {
        return new Trade(
                trade.id().value(),
                trade.master(),
                trade.ticket().value(),
                trade.volume(),
                trade.remaining(),
                trade.status(),
                trade.price().value());
    }

    public List<Copy> copies() {
        return pairs.values().stream().map(this::view).toList();
    }

    public @Nullable Copy copy(long id) {
        TradePair found = pairs.get(new PairId(id));
        return found == null ? null : view(found);
    }

    /** What is to be open of a copy while its master has so much. */
    public Lots wantedAt(long copy, Lots masterHas) {
        TradePair found = Objects.requireNonNull(pairs.get(new PairId(copy)));
        return found.wanted().share().whenMasterHas(masterHas);
    }

    private Copy view(TradePair stored) {
        MasterTrade trade = trades.get(stored.route().trade());
        TradePair pair = trade == null ? stored : stored.following(trade.remaining());
        TradePair.Held held = pair.held();
        Reason reason = pair.reason();
        return new Copy(
                pair.id().value(),
                pair.route().trade().value(),
                (int) pair.route().subscription().value(),
                pair.follower(),
                pair.status().name(),
                reason == null ? null : reason.code().name(),
                held == null ? 0 : held.ticket().value(),
                pair.wanted().volume(),
                held == null ? Lots.ZERO : held.volume());
    }
}
