package com.termfleet.copy.processor;

import com.termfleet.copy.sizing.FollowerDirectory;
import com.termfleet.copy.sizing.SymbolMatcher;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which followers are connected. Engine thread only. */
final class FollowerConnections implements FollowerDirectory {

    private final Destination destination;
    private final Map<AccountId, FollowerConnection> links = new HashMap<>();
    private long connections;

    FollowerConnections(Destination destination) {
        this.destination = destination;
    }

    FollowerConnection connected(AccountId follower, Instant now) {
        FollowerConnection link = new FollowerConnection(follower, ++connections, now);
        links.put(follower, link);
        return link;
    }

    void disconnected(AccountId follower) {
        links.remove(follower);
    }

    /** Every connection counts as new: what was believed of it is to be confirmed by a snapshot. */
    void doubtAll(Instant now) {
        for (AccountId follower : List.copyOf(links.keySet())) {
            connected(follower, now);
        }
    }

    @Nullable
    FollowerConnection of(AccountId follower) {
        return links.get(follower);
    }

    Collection<FollowerConnection> all() {
        return links.values();
    }

    /** The follower if it may be sent orders now. */
    @Override
    public Optional<Follower> ready(AccountId account) {
        FollowerConnection link = links.get(account);
        return link != null && link.isReady() ? destination.find(account) : Optional.empty();
    }

    Optional<Follower> find(AccountId account) {
        return destination.find(account);
    }

    /** It may be sent a command once more: it has said what it holds, or knows a repeat for what it is. */
    boolean isSafeToRepeat(FollowerConnection link) {
        return link.isSynced() || destination.find(link.follower).stream().anyMatch(Follower::knowsRepeats);
    }

    /** Whether what this follower holds can be learnt from a snapshot; experts of system A send none. */
    boolean sendsSnapshots(AccountId follower) {
        FollowerConnection link = links.get(follower);
        return link == null || isSafeToRepeat(link);
    }

    /**
     * What the follower's broker calls it. The name as it is if the follower has announced none like it: its Expert Advisor
     * may have a map of its own, and refuses what it does not find.
     */
    @Override
    public Symbol symbol(Follower follower, Symbol wanted) {
        Set<Symbol> offered = follower.symbols();
        if (offered.isEmpty() || follower.spec(wanted).isPresent()) {
            return wanted;
        }
        FollowerConnection link = links.get(follower.account());
        if (link == null) {
            return SymbolMatcher.find(wanted, offered).orElse(wanted);
        }
        return link.names(offered.size())
                .computeIfAbsent(
                        wanted, name -> SymbolMatcher.find(name, offered).orElse(name));
    }
}
