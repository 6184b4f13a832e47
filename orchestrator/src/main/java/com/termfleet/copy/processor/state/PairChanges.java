package com.termfleet.copy.processor.state;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.OpenCounts;
import com.termfleet.copy.journal.LiveCopies;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The copies that one transaction makes and changes, laid over the committed ones. Processor thread only. */
final class PairChanges {

    private final OpenTrades committed;
    private final Map<PairId, TradePair> created = new LinkedHashMap<>();
    private final Map<PairId, TradePair> changed = new LinkedHashMap<>();
    private final Map<PairId, TradePair> derived = new LinkedHashMap<>();
    private final Map<TradeId, List<PairId>> createdOf = new HashMap<>();
    /** Copies made or changed here, under every key that they have had, but for those in {@link #unindexed}. */
    private final LiveCopies indexed = new LiveCopies();
    /** Most transactions never look for what they changed themselves. */
    private final List<Unindexed> unindexed = new ArrayList<>();

    /** Copies made or changed here by their follower, but for those in {@link #unlisted}. */
    private final Map<AccountId, Set<PairId>> ofFollower = new HashMap<>();
    /** Listed once a risk rule asks: most transactions have none that does. */
    private final List<TradePair> unlisted = new ArrayList<>();

    private boolean holdsPositions;

    private record Unindexed(TradePair pair, Ticket masterTicket) {}

    PairChanges(OpenTrades committed) {
        this.committed = committed;
    }

    void add(TradePair pair, Ticket masterTicket) {
        created.put(pair.id(), pair);
        createdOf.computeIfAbsent(pair.route().trade(), t -> new ArrayList<>()).add(pair.id());
        unlisted.add(pair);
        index(pair, masterTicket);
    }

    void put(TradePair pair, Ticket masterTicket) {
        if (created.replace(pair.id(), pair) == null) {
            changed.put(pair.id(), pair);
            derived.remove(pair.id());
        }
        unlisted.add(pair);
        index(pair, masterTicket);
    }

    void putDerived(TradePair pair) {
        if (created.replace(pair.id(), pair) == null && changed.replace(pair.id(), pair) == null) {
            derived.put(pair.id(), pair);
        }
        unlisted.add(pair);
    }

    private void index(TradePair pair, Ticket masterTicket) {
        if (pair.isLive()) {
            unindexed.add(new Unindexed(pair, masterTicket));
            holdsPositions |= pair.held() != null;
        }
    }

    private LiveCopies touched() {
        unindexed.forEach(copy -> indexed.add(copy.pair(), copy.masterTicket()));
        unindexed.clear();
        return indexed;
    }

    boolean isNew(TradePair pair) {
        return created.containsKey(pair.id());
    }

    @Nullable
    TradePair find(PairId id) {
        TradePair known = created.get(id);
        if (known == null) {
            known = changed.get(id);
        }
        if (known == null) {
            known = derived.get(id);
        }
        return known != null ? known : committed.pair(id);
    }

    List<TradePair> of(TradeId trade) {
        List<TradePair> found = new ArrayList<>();
        committed.pairsOf(trade).forEach(id -> addTo(found, find(id)));
        createdOf.getOrDefault(trade, List.of()).forEach(id -> addTo(found, created.get(id)));
        return found;
    }

    List<TradePair> live() {
        Set<PairId> known = new LinkedHashSet<>();
        committed.allPairs().forEach(pair -> known.add(pair.id()));
        return live(known, created.keySet());
    }

    List<TradePair> live(AccountId follower) {
        return live(committed.live().of(follower), touched().of(follower));
    }

    List<TradePair> live(AccountId follower, Ticket masterTicket) {
        return live(
                committed.live().ofMasterTicket(follower, masterTicket),
                touched().ofMasterTicket(follower, masterTicket));
    }

    List<TradePair> liveAt(AccountId follower, Ticket position) {
        List<TradePair> found =
                live(committed.live().at(follower, position), touched().at(follower, position));
        found.removeIf(pair -> pair.held() == null || !pair.held().ticket().equals(position));
        return found;
    }

    /** What the account's copies come to, and by how much this transaction changes that. */
    List<AccountVolumes> volumesOf(AccountId follower) {
        AccountVolumes before = committed.volumesOf(follower);
        Set<PairId> touched = touchedOf(follower);
        if (touched.isEmpty()) {
            return List.of(before);
        }
        AccountVolumes difference = AccountVolumes.difference();
        for (PairId id : touched) {
            difference.changed(committed.pair(id), find(id));
        }
        return List.of(before, difference);
    }

    /**
     * How many copies the account, or one subscription of it, opened since then.
     *
     * @param subscription null for all of the account
     */
    int opensSince(AccountId follower, @Nullable SubscriptionId subscription, Instant since) {
        int count = committed.opens().since(follower, subscription, since);
        for (PairId id : touchedOf(follower)) {
            TradePair now = find(id);
            if (now != null
                    && isOf(subscription, now)
                    && !now.stamps().decidedAt().isBefore(since)) {
                TradePair before = committed.pair(id);
                count += OpenCounts.count(now) - (before == null ? 0 : OpenCounts.count(before));
            }
        }
        return count;
    }

    private static boolean isOf(@Nullable SubscriptionId subscription, TradePair pair) {
        return subscription == null || subscription.equals(pair.route().subscription());
    }

    private Set<PairId> touchedOf(AccountId follower) {
        unlisted.forEach(pair -> ofFollower
                .computeIfAbsent(pair.follower(), f -> new LinkedHashSet<>())
                .add(pair.id()));
        unlisted.clear();
        return ofFollower.getOrDefault(follower, Set.of());
    }

    boolean sharesPositions(AccountId follower) {
        return committed.live().sharesPositions(follower)
                || (holdsPositions && touched().sharesPositions(follower));
    }

    private List<TradePair> live(Collection<PairId> known, Collection<PairId> more) {
        Collection<PairId> ids = known;
        if (!more.isEmpty()) {
            ids = new LinkedHashSet<>(known);
            ids.addAll(more);
        }
        List<TradePair> found = new ArrayList<>(ids.size());
        for (PairId id : ids) {
            TradePair pair = find(id);
            if (pair != null && pair.isLive()) {
                found.add(pair);
            }
        }
        return found;
    }

    private static void addTo(List<TradePair> found, @Nullable TradePair pair) {
        if (pair != null) {
            found.add(pair);
        }
    }

    Collection<TradePair> created() {
        return created.values();
    }

    /** Those whose rows are to be written. */
    Collection<TradePair> changed() {
        return changed.values();
    }

    /** Everything made or changed here, those included whose rows need no writing. */
    List<TradePair> all() {
        List<TradePair> all = new ArrayList<>(size());
        all.addAll(created.values());
        all.addAll(changed.values());
        all.addAll(derived.values());
        return all;
    }

    int size() {
        return created.size() + changed.size() + derived.size();
    }
}
