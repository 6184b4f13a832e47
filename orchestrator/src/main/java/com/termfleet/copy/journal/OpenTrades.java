package com.termfleet.copy.journal;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.CopyVolumes;
import com.termfleet.copy.exposure.OpenCounts;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.results.Balances;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The committed state that can still change: subscriptions, trades that are open or have a copy that is not at its end, and the
 * trades that ended last, for repeats. Holds nothing that is not in the database. Processor thread only.
 */
public final class OpenTrades {

    private static final int SETTLED_KEPT = 10_000;

    private Pauses pauses = Pauses.NONE;
    private final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<AccountId, Map<SubscriptionId, Subscription>> byMaster = new HashMap<>();
    private final Map<TradeId, MasterTrade> trades = new HashMap<>();
    private final Map<MasterTrade.Key, TradeId> keys = new HashMap<>();
    private final Map<AccountId, Set<TradeId>> openByMaster = new HashMap<>();
    private final Map<PairId, TradePair> pairs = new HashMap<>();
    private final Map<TradeId, List<PairId>> pairsOfTrade = new HashMap<>();
    private final LiveCopies live = new LiveCopies();
    private final CopyVolumes volumes = new CopyVolumes();
    private final OpenCounts opens = new OpenCounts();
    private final Balances balances = new Balances();
    private final Set<AccountId> deleted = new HashSet<>();
    private final Map<AccountId, RiskLimits> limits = new HashMap<>();
    private final Set<TradeId> recalled = new LinkedHashSet<>();
    private final LinkedHashMap<TradeId, Boolean> settled = new LinkedHashMap<>();

    public Pauses pauses() {
        return pauses;
    }

    public void put(Pauses changed) {
        pauses = changed;
    }

    /** All that are in memory, removed ones included. */
    public Collection<Subscription> subscriptions() {
        return subscriptions.values();
    }

    @Nullable
    public Subscription subscription(SubscriptionId id) {
        return subscriptions.get(id);
    }

    /** Those that live, in the order they were made. */
    public Collection<Subscription> subscriptionsOf(AccountId master) {
        return byMaster.getOrDefault(master, Map.of()).values();
    }

    /** The limits of a follower's account. */
    public RiskLimits limitsOf(AccountId account) {
        return limits.getOrDefault(account, RiskLimits.NONE);
    }

    /** Of all accounts that ever had some. To be read only. */
    public Map<AccountId, RiskLimits> accountLimits() {
        return limits;
    }

    public void put(AccountLimits changed) {
        limits.put(changed.account(), changed.limits());
    }

    @Nullable
    public MasterTrade trade(TradeId id) {
        return trades.get(id);
    }

    /** By the ticket of its order, or of its position. */
    @Nullable
    public MasterTrade trade(MasterTrade.Key key) {
        TradeId id = keys.get(key);
        return id == null ? null : trades.get(id);
    }

    public Set<TradeId> openTrades(AccountId master) {
        return openByMaster.getOrDefault(master, Set.of());
    }

    @Nullable
    public TradePair pair(PairId id) {
        return pairs.get(id);
    }

    public List<PairId> pairsOf(TradeId trade) {
        return pairsOfTrade.getOrDefault(trade, List.of());
    }

    /** To be read only. */
    public LiveCopies live() {
        return live;
    }

    /** What the account's copies come to. To be read only. */
    public AccountVolumes volumesOf(AccountId follower) {
        return volumes.of(
                follower,
                () -> live.of(follower).stream()
                        .map(pairs::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** How many copies were opened lately. To be read only. */
    public OpenCounts opens() {
        return opens;
    }

    /** Of the subscriptions whose losses are counted. */
    public Balances balances() {
        return balances;
    }

    /** A copy that is not in memory; it counts if it was opened lately. */
    public void countOpened(TradePair pair) {
        opens.changed(null, pair);
    }

    /** So many copies were opened then. */
    void opened(AccountId account, SubscriptionId subscription, Instant at, int count) {
        opens.add(account, subscription, at, count);
    }

    /** Whether another copy of the same follower holds the same position, as on an account that nets. */
    public boolean isPositionShared(TradePair pair) {
        return pair.held() != null
                && live.at(pair.follower(), pair.held().ticket()).size() > 1;
    }

    public Collection<TradePair> allPairs() {
        return pairs.values();
    }

    public void put(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
        Map<SubscriptionId, Subscription> ofMaster =
                byMaster.computeIfAbsent(subscription.master(), m -> new LinkedHashMap<>());
        if (subscription.isRemoved()) {
            ofMaster.remove(subscription.id());
        } else {
            ofMaster.put(subscription.id(), subscription);
        }
    }

    public void put(MasterTrade trade) {
        trades.put(trade.id(), trade);
        keys.put(trade.key(), trade.id());
        MasterTrade.Key position = trade.positionKey();
        if (position != null) {
            keys.put(position, trade.id());
        }
        Set<TradeId> open = openByMaster.computeIfAbsent(trade.master(), m -> new LinkedHashSet<>());
        if (trade.isOpen()) {
            open.add(trade.id());
        } else {
            open.remove(trade.id());
        }
    }

    /**
     * Takes what was looked up into memory again; what memory has is newer. It leaves memory again with the next
     * {@link #settle}.
     */
    public void recall(Found found) {
        found.subscriptions().stream()
                .filter(subscription -> subscription(subscription.id()) == null)
                .forEach(this::put);
        found.trades().stream().filter(trade -> trade(trade.id()) == null).forEach(trade -> {
            put(trade);
            recalled.add(trade.id());
        });
        found.pairs().stream().filter(pair -> pair(pair.id()) == null).forEach(pair -> {
            putCounted(pair);
            recalled.add(pair.route().trade());
        });
    }

    /** The trades that were recalled since this was last asked. */
    public Set<TradeId> takeRecalled() {
        Set<TradeId> taken = new LinkedHashSet<>(recalled);
        recalled.clear();
        return taken;
    }

    /** As it was stored; the wanted volume follows from what the master has left. */
    public void putStored(TradePair pair) {
        MasterTrade trade = trades.get(pair.route().trade());
        put(trade == null ? pair : pair.following(trade.remaining()));
    }

    /** As {@link #putStored}, of a copy that counts already among those that were opened lately. */
    void putCounted(TradePair pair) {
        opens.recalled(pair);
        putStored(pair);
    }

    public void put(TradePair pair) {
        TradePair before = pairs.put(pair.id(), pair);
        if (before == null) {
            pairsOfTrade
                    .computeIfAbsent(pair.route().trade(), t -> new ArrayList<>())
                    .add(pair.id());
        }
        index(before, pair);
        volumes.changed(before, pair);
        opens.changed(before, pair);
    }

    private void index(@Nullable TradePair before, TradePair pair) {
        MasterTrade trade = trades.get(pair.route().trade());
        Ticket masterTicket = trade == null ? null : trade.ticket();
        if (before != null && before.isLive()) {
            boolean sameKeys = pair.isLive() && Objects.equals(position(before), position(pair));
            if (sameKeys) {
                return;
            }
            if (before.held() != null || !pair.isLive()) {
                live.remove(before, masterTicket);
            }
        }
        if (pair.isLive()) {
            live.add(pair, masterTicket);
        }
    }

    private static @Nullable Ticket position(TradePair pair) {
        return pair.held() == null ? null : pair.held().ticket();
    }

    /**
     * Removes a trade's copies from memory once all have ended; the trade itself stays for a time, to recognise repeats.
     *
     * @return whether the trade has become settled, which is to be stored with the next commit
     */
    public boolean settle(TradeId id) {
        MasterTrade trade = trades.get(id);
        if (trade == null || isFollowed(trade) || pairsOf(id).stream().anyMatch(this::isLive)) {
            return false;
        }
        unindex(pairsOf(id));
        List<PairId> copies = pairsOfTrade.remove(id);
        if (copies != null) {
            copies.forEach(pairs::remove);
        }
        settled.putLast(id, true);
        if (settled.size() > SETTLED_KEPT) {
            TradeId oldest = settled.keySet().iterator().next();
            settled.remove(oldest);
            remove(oldest);
        }
        if (trade.settled()) {
            return false;
        }
        trades.put(id, trade.settled(true));
        return true;
    }

    /** @return those of which it is to be stored that they are settled */
    public List<TradeId> settleAll() {
        return List.copyOf(trades.keySet()).stream().filter(this::settle).toList();
    }

    /** The account was deleted: it sends nothing any more, so its trades and copies need not stay in memory. */
    public void deleted(AccountId account) {
        deleted.add(account);
    }

    public boolean isDeleted(AccountId account) {
        return deleted.contains(account);
    }

    private boolean isFollowed(MasterTrade trade) {
        return trade.isOpen() && !deleted.contains(trade.master());
    }

    private boolean isLive(PairId id) {
        TradePair pair = pairs.get(id);
        return pair != null && pair.isLive() && !(pair.isKept() && deleted.contains(pair.follower()));
    }

    private void unindex(List<PairId> ended) {
        for (PairId id : ended) {
            TradePair pair = pairs.get(id);
            MasterTrade trade = pair == null ? null : trades.get(pair.route().trade());
            if (pair != null && pair.isLive()) {
                live.remove(pair, trade == null ? null : trade.ticket());
                volumes.removed(pair);
            }
        }
    }

    private void remove(TradeId id) {
        MasterTrade trade = trades.get(id);
        if (trade != null && !isFollowed(trade) && pairsOf(id).isEmpty()) {
            trades.remove(id);
            keys.remove(trade.key(), id);
            MasterTrade.Key position = trade.positionKey();
            if (position != null) {
                keys.remove(position, id);
            }
        }
    }
}
