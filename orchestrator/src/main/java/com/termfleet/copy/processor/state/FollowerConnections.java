package com.termfleet.copy.processor.state;

import com.termfleet.copy.sizing.FollowerDirectory;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which followers are connected. Processor thread only. */
public final class FollowerConnections implements FollowerDirectory {

    private final Destination destination;
    private final Map<AccountId, FollowerConnection> links = new HashMap<>();
    private final Map<AccountId, String> masterLogins = new HashMap<>();
    private long connections;

    public FollowerConnections(Destination destination) {
        this.destination = destination;
    }

    public FollowerConnection connected(AccountId follower, Instant now) {
        FollowerConnection link = new FollowerConnection(follower, ++connections, now);
        links.put(follower, link);
        return link;
    }

    public void disconnected(AccountId follower) {
        links.remove(follower);
    }

    /** Every connection counts as new: what was believed of it is to be confirmed by a snapshot. */
    public void doubtAll(Instant now) {
        for (AccountId follower : List.copyOf(links.keySet())) {
            connected(follower, now);
        }
    }

    @Nullable
    public FollowerConnection of(AccountId follower) {
        return links.get(follower);
    }

    public Collection<FollowerConnection> all() {
        return links.values();
    }

    /** The follower if it may be sent orders now. */
    @Override
    public Optional<Follower> ready(AccountId account) {
        FollowerConnection link = links.get(account);
        return link != null && link.isReady() ? destination.find(account) : Optional.empty();
    }

    public Optional<Follower> find(AccountId account) {
        return destination.find(account);
    }

    /** It may be sent a command once more: it has said what it holds, or knows a repeat for what it is. */
    public boolean isSafeToRepeat(FollowerConnection link) {
        return link.isSynced() || destination.find(link.follower).stream().anyMatch(Follower::knowsRepeats);
    }

    /** Whether what this follower holds can be learnt from a snapshot; experts of system A send none. */
    public boolean sendsSnapshots(AccountId follower) {
        FollowerConnection link = links.get(follower);
        return link == null || isSafeToRepeat(link);
    }

    /** Remembers which broker account a master's terminal is signed in to. */
    public void masterLogin(AccountId master, @Nullable String brokerLogin) {
        if (brokerLogin != null) {
            masterLogins.put(master, brokerLogin);
        }
    }

    @Override
    public boolean isSameBrokerAccount(AccountId master, Follower follower) {
        String login = masterLogins.get(master);
        return login != null && follower.brokerLogin().filter(login::equals).isPresent();
    }

    /** The connected followers on this broker account. */
    public List<AccountId> withLogin(String brokerLogin) {
        List<AccountId> found = new ArrayList<>(1);
        for (AccountId account : links.keySet()) {
            Optional<String> login = destination.find(account).flatMap(Follower::brokerLogin);
            if (login.isPresent() && login.get().equals(brokerLogin)) {
                found.add(account);
            }
        }
        return found;
    }
}
