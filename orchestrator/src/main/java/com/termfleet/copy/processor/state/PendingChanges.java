package com.termfleet.copy.processor.state;

import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.journal.Found;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.LiveCopies;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
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
 * What one duty cycle decides, laid over the book: later events of the cycle see what earlier ones decided, and nothing
 * reaches the book before it is committed. What the book has let go of is fetched from the database. Engine thread only.
 */
public final class PendingChanges {

    private final OpenTrades book;
    private final Journal journal;
    private final Map<TradeId, MasterTrade> trades = new LinkedHashMap<>();
    private final Map<MasterTrade.Key, TradeId> keys = new HashMap<>();
    private final Map<PairId, TradePair> created = new LinkedHashMap<>();
    private final Map<PairId, TradePair> changed = new LinkedHashMap<>();
    private final Map<PairId, TradePair> derived = new LinkedHashMap<>();
    private final Map<TradeId, List<PairId>> createdOf = new HashMap<>();
    private final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();
    private final Set<TradeId> recalled = new LinkedHashSet<>();
    private final List<TradePair> supplied = new ArrayList<>();
    /** Copies made or changed here, under every key that they have had. */
    private final LiveCopies touched = new LiveCopies();

    public PendingChanges(OpenTrades book, Journal journal) {
        this.book = book;
        this.journal = journal;
    }

    public TradeId nextTradeId() {
        return new TradeId(journal.nextId());
    }

    public PairId nextPairId() {
        return new PairId(journal.nextId());
    }

    public void put(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    public void put(MasterTrade trade) {
        trades.put(trade.id(), trade);
        keys.put(trade.key(), trade.id());
    }

    public void put(TradePair pair) {
        MasterTrade trade = pair.isLive() ? tradeOf(pair) : null;
        if (trade != null && trade.settled()) {
            put(trade.settled(false));
        }
        if (created.replace(pair.id(), pair) == null) {
            changed.put(pair.id(), pair);
            derived.remove(pair.id());
        }
        index(pair);
    }

    private void index(TradePair pair) {
        if (pair.isLive()) {
            touched.add(pair, tradeOf(pair).ticket());
        }
    }

    /** Changed by nothing but what its master has left, which is stored with the trade: the pair's row is not written. */
    public void putDerived(TradePair pair) {
        if (created.replace(pair.id(), pair) == null && changed.replace(pair.id(), pair) == null) {
            derived.put(pair.id(), pair);
        }
    }

    public void add(TradePair pair) {
        created.put(pair.id(), pair);
        createdOf.computeIfAbsent(pair.route().trade(), t -> new ArrayList<>()).add(pair.id());
        index(pair);
    }

    /** It was decided in this very cycle, so it was not sent yet. */
    public boolean isNew(TradePair pair) {
        return created.containsKey(pair.id());
    }

    /** The subscription that a pair was made by, also when it is long removed. */
    public Subscription subscriptionOf(TradePair pair) {
        SubscriptionId id = pair.route().subscription();
        Subscription known = subscriptions.get(id);
        if (known == null) {
            known = book.subscription(id);
        }
        if (known == null) {
            known = journal.subscription(id).orElseThrow(() -> new IllegalStateException("no subscription " + id));
            book.put(known);
        }
        return known;
    }

    /** Those that live. */
    public Collection<Subscription> subscriptionsOf(AccountId master) {
        if (subscriptions.isEmpty()) {
            return book.subscriptionsOf(master);
        }
        Map<SubscriptionId, Subscription> merged = new LinkedHashMap<>();
        book.subscriptionsOf(master).forEach(s -> merged.put(s.id(), s));
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
        MasterTrade known = book.trade(key);
        return known == null ? null : trades.getOrDefault(known.id(), known);
    }

    /** Takes what was looked up; what memory has is newer. */
    public void supply(Found found) {
        found.subscriptions().stream()
                .filter(subscription -> book.subscription(subscription.id()) == null)
                .forEach(book::put);
        found.trades().stream().filter(trade -> book.trade(trade.id()) == null).forEach(this::recalled);
        found.pairs().stream().filter(pair -> pair(pair.id()) == null).forEach(this::recalled);
        supplied.addAll(found.pairs());
    }

    public MasterTrade tradeOf(TradePair pair) {
        TradeId id = pair.route().trade();
        MasterTrade known = trades.get(id);
        if (known == null) {
            known = book.trade(id);
        }
        if (known == null) {
            known = journal.trade(id).orElseThrow(() -> new IllegalStateException("no trade " + id));
            recalled(known);
        }
        return known;
    }

    public List<MasterTrade> openTrades(AccountId master) {
        List<MasterTrade> open = new ArrayList<>();
        for (TradeId id : book.openTrades(master)) {
            MasterTrade trade = trades.get(id);
            open.add(trade != null ? trade : Objects.requireNonNull(book.trade(id)));
        }
        for (MasterTrade trade : trades.values()) {
            if (trade.master().equals(master) && book.trade(trade.id()) == null) {
                open.add(trade);
            }
        }
        open.removeIf(trade -> !trade.isOpen());
        return open;
    }

    @Nullable
    public TradePair pair(PairId id) {
        TradePair fresh = created.get(id);
        if (fresh != null) {
            return fresh;
        }
        TradePair known = changed.get(id);
        if (known == null) {
            known = derived.get(id);
        }
        return known != null ? known : book.pair(id);
    }

    /** Of the copies that were looked up, the one that was given up for this ticket of a master. */
    @Nullable
    public TradePair lastGivenUp(AccountId follower, Ticket masterTicket) {
        for (TradePair found : supplied) {
            TradePair pair = pair(found.id());
            if (pair != null
                    && pair.follower().equals(follower)
                    && tradeOf(pair).ticket().equals(masterTicket)) {
                return pair;
            }
        }
        return null;
    }

    private void recalled(TradePair stored) {
        tradeOf(stored);
        recalled.add(stored.route().trade());
        book.putStored(stored);
    }

    public List<TradePair> pairsOf(TradeId trade) {
        List<TradePair> found = new ArrayList<>();
        for (PairId id : book.pairsOf(trade)) {
            add(found, pair(id));
        }
        for (PairId id : createdOf.getOrDefault(trade, List.of())) {
            add(found, created.get(id));
        }
        return found;
    }

    /** A follower's copies that are not at their end, oldest first. */
    public List<TradePair> livePairs(AccountId follower) {
        return live(book.live().of(follower), touched.of(follower));
    }

    /** Those of {@link #livePairs(AccountId)} that copy this ticket of a master. */
    public List<TradePair> livePairs(AccountId follower, Ticket masterTicket) {
        return live(book.live().ofMasterTicket(follower, masterTicket), touched.ofMasterTicket(follower, masterTicket));
    }

    /** Those of {@link #livePairs(AccountId)} that hold this position. */
    public List<TradePair> livePairsAt(AccountId follower, Ticket position) {
        List<TradePair> found = live(book.live().at(follower, position), touched.at(follower, position));
        found.removeIf(pair -> pair.held() == null || !pair.held().ticket().equals(position));
        return found;
    }

    /** Whether this follower's account nets its positions, as two copies in one position show. */
    public boolean sharesPositions(AccountId follower) {
        return book.live().sharesPositions(follower) || touched.sharesPositions(follower);
    }

    private List<TradePair> live(Collection<PairId> known, Collection<PairId> more) {
        Set<PairId> ids = new LinkedHashSet<>(known);
        ids.addAll(more);
        List<TradePair> found = new ArrayList<>(ids.size());
        for (PairId id : ids) {
            add(found, pair(id));
        }
        found.removeIf(pair -> !pair.isLive());
        return found;
    }

    private static void add(List<TradePair> found, @Nullable TradePair pair) {
        if (pair != null) {
            found.add(pair);
        }
    }

    private void recalled(MasterTrade trade) {
        // It is committed, so memory may have it; it leaves again when this transaction ends.
        book.put(trade);
        recalled.add(trade.id());
    }

    /** Has the trade checked, once all is committed, for whether it can leave memory. */
    public void settleLater(TradeId trade) {
        recalled.add(trade);
    }

    public void deleted(AccountId account) {
        book.deleted(account);
    }

    public boolean isDeleted(AccountId account) {
        return book.isDeleted(account);
    }

    public Collection<MasterTrade> trades() {
        return trades.values();
    }

    public Collection<TradePair> createdPairs() {
        return created.values();
    }

    public Collection<TradePair> changedPairs() {
        return changed.values();
    }

    public boolean isEmpty() {
        return trades.isEmpty() && created.isEmpty() && changed.isEmpty();
    }

    /** How much there is to store. */
    public int size() {
        return trades.size() + created.size() + changed.size() + derived.size();
    }

    public Set<PairId> touchedPairs() {
        Set<PairId> touched = new LinkedHashSet<>(created.keySet());
        touched.addAll(changed.keySet());
        touched.addAll(derived.keySet());
        return touched;
    }

    /** Takes along what is known of trades by now and not stored yet: when they were committed, that they are settled. */
    public void takeAlong(Collection<TradeId> unstored) {
        for (TradeId id : unstored) {
            MasterTrade known = book.trade(id);
            if (known != null) {
                trades.putIfAbsent(id, known);
            }
        }
    }

    /** Only after everything is committed. */
    public void applyToBook() {
        subscriptions.values().forEach(book::put);
        trades.values().forEach(book::put);
        created.values().forEach(book::put);
        changed.values().forEach(book::put);
        derived.values().forEach(book::put);
    }

    /**
     * Lets the book forget what has come to its end; last of all, since orders are made from the book.
     *
     * @return trades of which that is still to be stored
     */
    public List<TradeId> settle() {
        Set<TradeId> touched = new LinkedHashSet<>(recalled);
        touched.addAll(trades.keySet());
        changed.values().forEach(pair -> touched.add(pair.route().trade()));
        created.values().forEach(pair -> touched.add(pair.route().trade()));
        return touched.stream().filter(book::settle).toList();
    }

    public List<PairChange> pairChanges() {
        List<PairChange> changes = new ArrayList<>(created.size() + changed.size());
        created.values().forEach(pair -> changes.add(change(pair)));
        changed.values().forEach(pair -> changes.add(change(pair)));
        derived.values().forEach(pair -> changes.add(change(pair)));
        return changes;
    }

    private PairChange change(TradePair pair) {
        MasterTrade trade = tradeOf(pair);
        return new PairChange(pair.id(), trade.id(), trade.master(), pair.follower(), pair.status());
    }
}
