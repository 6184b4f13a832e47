package com.termfleet.copy.journal;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds copies that are not at their end: by follower, by the master's ticket, and by the position that they hold. Oldest
 * first. An answer without a command id is matched by these in constant time, however many copies the follower has.
 * Processor thread only.
 */
public final class LiveCopies {

    /** Odd numbers without a pattern in their bits. */
    private static final long SPREAD_FOLLOWERS = 0x9E3779B97F4A7C15L;

    private static final long SPREAD_TICKETS = 0xC2B2AE3D27D4EB4FL;

    private final Map<AccountId, Set<PairId>> byFollower = new HashMap<>();
    private final Map<Key, List<PairId>> byMasterTicket = new HashMap<>();
    private final Map<Key, List<PairId>> byPosition = new HashMap<>();
    private final Map<AccountId, Integer> sharedPositions = new HashMap<>();

    /**
     * Tickets of one master and ids of followers are both runs of small numbers: with a record's own hash code most of their
     * combinations would collide.
     */
    record Key(AccountId follower, Ticket ticket) {

        @Override
        public int hashCode() {
            long mixed = (follower.value() * SPREAD_FOLLOWERS + ticket.value()) * SPREAD_TICKETS;
            return (int) (mixed >>> Integer.SIZE);
        }
    }

    public Collection<PairId> of(AccountId follower) {
        return byFollower.getOrDefault(follower, Set.of());
    }

    public Collection<PairId> ofMasterTicket(AccountId follower, Ticket masterTicket) {
        return byMasterTicket.getOrDefault(new Key(follower, masterTicket), List.of());
    }

    /** More than one on an account that nets its positions. */
    public Collection<PairId> at(AccountId follower, Ticket position) {
        return byPosition.getOrDefault(new Key(follower, position), List.of());
    }

    /** Whether two copies of this follower hold one position, which happens on accounts that net. */
    public boolean sharesPositions(AccountId follower) {
        return sharedPositions.containsKey(follower);
    }

    public void add(TradePair pair, @Nullable Ticket masterTicket) {
        byFollower.computeIfAbsent(pair.follower(), f -> new LinkedHashSet<>()).add(pair.id());
        if (masterTicket != null) {
            add(byMasterTicket, new Key(pair.follower(), masterTicket), pair.id());
        }
        if (pair.held() != null) {
            Key position = new Key(pair.follower(), pair.held().ticket());
            if (add(byPosition, position, pair.id()) == 2) {
                sharedPositions.merge(pair.follower(), 1, Integer::sum);
            }
        }
    }

    void remove(TradePair pair, @Nullable Ticket masterTicket) {
        Set<PairId> ofFollower = byFollower.get(pair.follower());
        if (ofFollower != null && ofFollower.remove(pair.id()) && ofFollower.isEmpty()) {
            byFollower.remove(pair.follower());
        }
        if (masterTicket != null) {
            remove(byMasterTicket, new Key(pair.follower(), masterTicket), pair.id());
        }
        if (pair.held() != null) {
            Key position = new Key(pair.follower(), pair.held().ticket());
            if (remove(byPosition, position, pair.id()) == 1) {
                sharedPositions.computeIfPresent(pair.follower(), (f, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** How many there are now; 0 if it was there already. */
    private static int add(Map<Key, List<PairId>> index, Key key, PairId id) {
        List<PairId> ids = index.computeIfAbsent(key, k -> new ArrayList<>(1));
        return !ids.contains(id) && ids.add(id) ? ids.size() : 0;
    }

    /** How many are left; -1 if it was not there. */
    private static int remove(Map<Key, List<PairId>> index, Key key, PairId id) {
        List<PairId> ids = index.get(key);
        if (ids == null || !ids.remove(id)) {
            return -1;
        }
        if (ids.isEmpty()) {
            index.remove(key);
        }
        return ids.size();
    }
}
