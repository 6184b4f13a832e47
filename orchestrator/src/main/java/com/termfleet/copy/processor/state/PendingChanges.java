package com.termfleet.copy.processor.state;

import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction decides about trades, copies and subscriptions, laid over the committed ones: later events of the
 * transaction see what earlier ones decided, and the committed state changes only when the transaction is applied.
 * Processor thread only.
 */
public final class PendingChanges {

    private final OpenTrades committed;
    private final ReservedIds ids;
    private final Map<TradeId, MasterTrade> trades = new LinkedHashMap<>();
    private final Map<MasterTrade.Key, TradeId> keys = new HashMap<>();
    private final PairChanges pairs;
    private final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();
    private @Nullable Pauses pauses;
    private final Set<AccountId> deleted = new LinkedHashSet<>();
    private final Map<AccountId, AccountLimits> limits = new LinkedHashMap<>();
    private final Set<TradeId> settleLater = new LinkedHashSet<>();
    private final List<PairId> lookedUp = new ArrayList<>();
    private List<CopyProgress> progress = List.of();

    PendingChanges(OpenTrades committed, ReservedIds ids) {
        this.committed = committed;
        this.ids = ids;
        this.pairs = new PairChanges(committed);
    }

    /** @throws IllegalStateException if too few ids were reserved */
    public TradeId nextTradeId() {
        return new TradeId(ids.next());
    }

    /** @throws IllegalStateException if too few ids were reserved */
    public PairId nextPairId() {
        return new PairId(ids.next());
    }

    /** The pauses of accounts and of everything. */
    public Pauses pauses() {
        return pauses == null ? committed.pauses() : pauses;
    }

    public void put(Pauses changed) {
        pauses = changed;
    }

    /** The pause that counts for a subscription. */
    public Pause pauseOf(Subscription subscription) {
        return subscription.pausedWith(pauses());
    }

    public void put(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    public void put(AccountLimits changed) {
        limits.put(changed.account(), changed);
    }

    /** Of all accounts that ever had some. */
    Map<AccountId, RiskLimits> accountLimits() {
        if (limits.isEmpty()) {
            return committed.accountLimits();
        }
        Map<AccountId, RiskLimits> merged = new HashMap<>(committed.accountLimits());
        limits.forEach((account, changed) -> merged.put(account, changed.limits()));
        return merged;
    }

    /** The limits of a follower's account, over all its subscriptions. */
    public RiskLimits limitsOf(AccountId account) {
        AccountLimits changed = limits.get(account);
        return changed == null ? committed.limitsOf(account) : changed.limits();
    }

    public void put(MasterTrade trade) {
        trades.put(trade.id(), trade);
        keys.put(trade.key(), trade.id());
        MasterTrade.Key position = trade.positionKey();
        if (position != null) {
            keys.put(position, trade.id());
        }
    }

    public void put(TradePair pair) {
        MasterTrade trade = tradeOf(pair);
        if (pair.isLive() && trade.settled()) {
            put(trade.settled(false));
        }
        pairs.put(pair, trade.ticket());
    }

    /** Changed by nothing but what its master has left, which is stored with the trade: the pair's row is not written. */
    public void putDerived(TradePair pair) {
        pairs.putDerived(pair);
    }

    public void add(TradePair pair) {
        pairs.add(pair, tradeOf(pair).ticket());
    }

    /** It was made in this very transaction, so it was not sent yet. */
    public boolean isNew(TradePair pair) {
        return pairs.isNew(pair);
    }

    /** The subscription that a pair was made by, also when it is long removed. */
    public Subscription subscriptionOf(TradePair pair) {
        SubscriptionId id = pair.route().subscription();
        return requireLoaded(subscription(id), "subscription", id);
    }

    /** Null if it is not in memory. */
    public @Nullable Subscription subscription(SubscriptionId id) {
        Subscription changed = subscriptions.get(id);
        return changed == null ? committed.subscription(id) : changed;
    }

    /** Those that live, of all masters. */
    public Collection<Subscription> subscriptions() {
        Map<SubscriptionId, Subscription> merged = new LinkedHashMap<>();
        committed.subscriptions().forEach(s -> merged.put(s.id(), s));
        merged.putAll(subscriptions);
        merged.values().removeIf(Subscription::isRemoved);
        return merged.values();
    }

    /** Those that live. */
    public Collection<Subscription> subscriptionsOf(AccountId master) {
        if (subscriptions.isEmpty()) {
            return committed.subscriptionsOf(master);
        }
        Map<SubscriptionId, Subscription> merged = new LinkedHashMap<>();
        committed.subscriptionsOf(master).forEach(s -> merged.put(s.id(), s));
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.master().equals(master)) {
                merged.put(subscription.id(), subscription);
            }
        }
        merged.values().removeIf(Subscription::isRemoved);
        return merged.values();
    }

    @Nullable
    public MasterTrade trade(MasterTrade.Key key) {
        TradeId id = keys.get(key);
        if (id != null) {
            return trades.get(id);
        }
        MasterTrade known = committed.trade(key);
        return known == null ? null : trades.getOrDefault(known.id(), known);
    }

    public MasterTrade tradeOf(TradePair pair) {
        TradeId id = pair.route().trade();
        MasterTrade known = trades.get(id);
        if (known == null) {
            known = committed.trade(id);
        }
        return requireLoaded(known, "trade", id);
    }

    /** What a copy refers to is loaded together with the copy. */
    private static <T> T requireLoaded(@Nullable T found, String what, Object id) {
        if (found == null) {
            throw new IllegalStateException("Not in memory: " + what + ' ' + id);
        }
        return found;
    }

    public List<MasterTrade> openTrades(AccountId master) {
        List<MasterTrade> open = new ArrayList<>();
        for (TradeId id : committed.openTrades(master)) {
            MasterTrade trade = trades.get(id);
            open.add(trade != null ? trade : Objects.requireNonNull(committed.trade(id)));
        }
        for (MasterTrade trade : trades.values()) {
            if (trade.master().equals(master) && committed.trade(trade.id()) == null) {
                open.add(trade);
            }
        }
        open.removeIf(trade -> !trade.isOpen());
        return open;
    }

    @Nullable
    public TradePair pair(PairId id) {
        return pairs.find(id);
    }

    /** These copies were looked up for an event of this transaction, and are in memory now. */
    public void lookedUp(Collection<PairId> found) {
        lookedUp.addAll(found);
    }

    /** Of the copies that were looked up, the one that was given up for this ticket of a master. */
    @Nullable
    public TradePair lastGivenUp(AccountId follower, Ticket masterTicket) {
        for (PairId id : lookedUp) {
            TradePair pair = pair(id);
            if (pair != null
                    && pair.follower().equals(follower)
                    && tradeOf(pair).ticket().equals(masterTicket)) {
                return pair;
            }
        }
        return null;
    }

    /** Of the copies that were looked up, those of this follower of which it is not known whether they were opened. */
    public List<TradePair> inDoubt(AccountId follower) {
        List<TradePair> found = new ArrayList<>();
        for (PairId id : new LinkedHashSet<>(lookedUp)) {
            TradePair pair = pair(id);
            if (pair != null && pair.follower().equals(follower) && pair.isInDoubt()) {
                found.add(pair);
            }
        }
        return found;
    }

    public List<TradePair> pairsOf(TradeId trade) {
        return pairs.of(trade);
    }

    /** All copies that are not at their end. */
    public List<TradePair> livePairs() {
        return pairs.live();
    }

    /** A follower's copies that are not at their end, oldest first. */
    public List<TradePair> livePairs(AccountId follower) {
        return pairs.live(follower);
    }

    /** Those of {@link #livePairs(AccountId)} that copy this ticket of a master. */
    public List<TradePair> livePairs(AccountId follower, Ticket masterTicket) {
        return pairs.live(follower, masterTicket);
    }

    /** Those of {@link #livePairs(AccountId)} that hold this position. */
    public List<TradePair> livePairsAt(AccountId follower, Ticket position) {
        return pairs.liveAt(follower, position);
    }

    /** See {@link PairChanges#opensSince}. */
    public int opensSince(AccountId follower, @Nullable SubscriptionId subscription, Instant since) {
        return pairs.opensSince(follower, subscription, since);
    }

    /** What the account's copies come to, in parts that are to be added. */
    public List<AccountVolumes> volumesOf(AccountId follower) {
        return pairs.volumesOf(follower);
    }

    /** Whether this follower's account nets its positions, as two copies in one position show. */
    public boolean sharesPositions(AccountId follower) {
        return pairs.sharesPositions(follower);
    }

    /** Has the trade checked, once all is committed, for whether it can leave memory. */
    public void settleLater(TradeId trade) {
        settleLater.add(trade);
    }

    public void deleted(AccountId account) {
        deleted.add(account);
    }

    public boolean isDeleted(AccountId account) {
        return deleted.contains(account) || committed.isDeleted(account);
    }

    public Collection<MasterTrade> trades() {
        return trades.values();
    }

    public Collection<TradePair> createdPairs() {
        return pairs.created();
    }

    public Collection<TradePair> changedPairs() {
        return pairs.changed();
    }

    /** Whether there is nothing to store. */
    public boolean isEmpty() {
        return trades.isEmpty() && pairs.created().isEmpty() && pairs.changed().isEmpty();
    }

    public int size() {
        return trades.size() + pairs.size();
    }

    Set<PairId> touchedPairs() {
        Set<PairId> touched = new LinkedHashSet<>();
        pairs.all().forEach(pair -> touched.add(pair.id()));
        return touched;
    }

    /** Has these trades stored too, as memory has them: when they were committed, that they are settled. */
    public void takeAlong(Collection<TradeId> unstored) {
        for (TradeId id : unstored) {
            MasterTrade known = committed.trade(id);
            if (known != null) {
                trades.putIfAbsent(id, known);
            }
        }
    }

    void apply(Instant now) {
        progress = StatusChanges.of(pairs, committed, this::tradeOf, now);
        if (pauses != null) {
            committed.put(pauses);
        }
        subscriptions.values().forEach(committed::put);
        deleted.forEach(committed::deleted);
        limits.values().forEach(committed::put);
        trades.values().forEach(committed::put);
        pairs.all().forEach(committed::put);
    }

    /**
     * Drops from memory what has come to its end; last of all, since commands are made from what is in memory.
     *
     * @return trades that have come to their end and are to be stored as settled
     */
    public List<TradeId> settle() {
        Set<TradeId> touched = new LinkedHashSet<>(settleLater);
        touched.addAll(trades.keySet());
        pairs.changed().forEach(pair -> touched.add(pair.route().trade()));
        pairs.created().forEach(pair -> touched.add(pair.route().trade()));
        touched.addAll(committed.takeRecalled());
        return touched.stream().filter(committed::settle).toList();
    }

    /** The copies whose status was changed; empty before this was applied. */
    public List<CopyProgress> progress() {
        return progress;
    }

    public List<PairChange> pairChanges() {
        return pairs.all().stream().map(this::change).toList();
    }

    private PairChange change(TradePair pair) {
        MasterTrade trade = tradeOf(pair);
        Reason reason = pair.reason();
        return new PairChange(
                pair.id(),
                trade.id(),
                trade.master(),
                pair.follower(),
                pair.status(),
                reason == null ? null : reason.code());
    }
}
