package com.termfleet.copy.journal;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds copies that are not at their end: by follower, by the master's ticket, and by the position that they hold. Oldest
 * first. An answer without a command id is matched by these in constant time, however many copies the follower has.
 * Processor thread only.
 */
public final class LiveCopies {

    private final Map<AccountId, OfFollower> byFollower = new HashMap<>();

    public Collection<PairId> of(AccountId follower) {
        OfFollower copies = byFollower.get(follower);
        return copies == null ? Set.of() : copies.all;
    }

    public Collection<PairId> ofMasterTicket(AccountId follower, Ticket masterTicket) {
        OfFollower copies = byFollower.get(follower);
        return copies == null ? List.of() : copies.byMasterTicket.getOrDefault(masterTicket, List.of());
    }

    /** More than one on an account that nets its positions. */
    public Collection<PairId> at(AccountId follower, Ticket position) {
        OfFollower copies = byFollower.get(follower);
        return copies == null ? List.of() : copies.byPosition.getOrDefault(position, List.of());
    }

    /** Whether two copies of this follower hold one position, which happens on accounts that net. */
    public boolean sharesPositions(AccountId follower) {
        OfFollower copies = byFollower.get(follower);
        return copies != null && copies.sharedPositions > 0;
    }

    public void add(TradePair pair, @Nullable Ticket masterTicket) {
        byFollower.computeIfAbsent(pair.follower(), f -> new OfFollower()).add(pair, masterTicket);
    }

    void remove(TradePair pair, @Nullable Ticket masterTicket) {
        OfFollower copies = byFollower.get(pair.follower());
        if (copies != null) {
            copies.remove(pair, masterTicket);
            if (copies.all.isEmpty()) {
                byFollower.remove(pair.follower());
            }
        }
    }

    /**
     * The copies of one follower. Tickets of a master are a run of numbers, which lie side by side in a map of their own; in one
     * map for all followers they would lie far apart, and the collector reads every part of a map that has changed.
     */
    private static final class OfFollower {

        private final Set<PairId> all = new LinkedHashSet<>();
        private final Map<Ticket, List<PairId>> byMasterTicket = new HashMap<>();
        private final Map<Ticket, List<PairId>> byPosition = new HashMap<>();
        private int sharedPositions;

        void add(TradePair pair, @Nullable Ticket masterTicket) {
            all.add(pair.id());
            if (masterTicket != null) {
                add(byMasterTicket, masterTicket, pair.id());
            }
            if (pair.held() != null && add(byPosition, pair.held().ticket(), pair.id()) == 2) {
                sharedPositions++;
            }
        }

        void remove(TradePair pair, @Nullable Ticket masterTicket) {
            all.remove(pair.id());
            if (masterTicket != null) {
                remove(byMasterTicket, masterTicket, pair.id());
            }
            if (pair.held() != null && remove(byPosition, pair.held().ticket(), pair.id()) == 1) {
                sharedPositions--;
            }
        }

        /** How many there are now; 0 if it was there already. */
        private static int add(Map<Ticket, List<PairId>> index, Ticket ticket, PairId id) {
            List<PairId> before = index.putIfAbsent(ticket, List.of(id));
            if (before == null) {
                return 1;
            }
            if (before.contains(id)) {
                return 0;
            }
            index.put(ticket, Stream.concat(before.stream(), Stream.of(id)).toList());
            return before.size() + 1;
        }

        /** How many are left; -1 if it was not there. */
        private static int remove(Map<Ticket, List<PairId>> index, Ticket ticket, PairId id) {
            List<PairId> before = index.getOrDefault(ticket, List.of());
            if (!before.contains(id)) {
                return -1;
            }
            List<PairId> left =
                    before.stream().filter(other -> !other.equals(id)).toList();
            if (left.isEmpty()) {
                index.remove(ticket);
            } else {
                index.put(ticket, left);
            }
            return left.size();
        }
    }
}
