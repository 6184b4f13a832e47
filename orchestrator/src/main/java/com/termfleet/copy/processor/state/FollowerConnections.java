package com.termfleet.copy.processor.state;

import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.results.ShownProfits;
import com.termfleet.copy.sizing.FollowerDirectory;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which followers are connected, and which broker accounts the masters are signed in to.
 *
 * <p>What a transaction changes is laid over the committed state and {@link #apply() applied} once it is committed.
 * Followers connect and disconnect in the committed state only. Processor thread only.
 */
public final class FollowerConnections implements FollowerDirectory {

    private final Function<AccountId, Optional<Follower>> followers;
    private final OtherVolumes others;

    /** The committed state; null if this is it. */
    private final @Nullable FollowerConnections below;

    private final Map<AccountId, FollowerConnection> connections = new HashMap<>();
    private final Map<AccountId, String> masterLogins = new HashMap<>();
    private final Map<AccountId, ShownProfits> shown = new HashMap<>();
    private long lastNumber;

    FollowerConnections(Function<AccountId, Optional<Follower>> followers, OtherVolumes others) {
        this.followers = followers;
        this.others = others;
        this.below = null;
    }

    private FollowerConnections(FollowerConnections below) {
        this.followers = below.followers;
        this.others = below.others;
        this.below = below;
    }

    FollowerConnections laidOver() {
        return new FollowerConnections(this);
    }

    /** Only after the transaction is committed. */
    void apply() {
        if (below != null) {
            below.connections.putAll(connections);
            connections.values().forEach(connection -> others.put(connection.follower(), connection.others()));
            below.masterLogins.putAll(masterLogins);
            below.shown.putAll(shown);
        }
    }

    public FollowerConnection connected(AccountId follower, Moment now) {
        return begin(follower, false, now);
    }

    private FollowerConnection begin(AccountId follower, boolean renewed, Moment now) {
        FollowerConnection connection = FollowerConnection.opened(follower, ++lastNumber, renewed, now);
        connections.put(follower, connection);
        others.put(follower, null);
        return connection;
    }

    public void disconnected(AccountId follower) {
        connections.remove(follower);
        others.put(follower, null);
    }

    /** Every connection counts as new: what each follower holds is to be confirmed by a snapshot. */
    public List<FollowerConnection> renewAll(Moment now) {
        return List.copyOf(connections.keySet()).stream()
                .map(follower -> begin(follower, true, now))
                .toList();
    }

    /** Null if the follower is not connected. */
    public @Nullable FollowerConnection of(AccountId follower) {
        FollowerConnection own = connections.get(follower);
        return own != null || below == null ? own : below.of(follower);
    }

    public void put(FollowerConnection connection) {
        connections.put(connection.follower(), connection);
    }

    /** What the follower's snapshots showed of the copies whose losses are counted, also those of former connections. */
    public ShownProfits shown(AccountId follower) {
        ShownProfits own = shown.get(follower);
        if (own == null) {
            return below == null ? ShownProfits.NONE : below.shown(follower);
        }
        return own;
    }

    public void put(AccountId follower, ShownProfits profits) {
        shown.put(follower, profits);
    }

    /** The follower if it may be sent orders now. */
    @Override
    public Optional<Follower> ready(AccountId account) {
        FollowerConnection connection = of(account);
        return connection != null && connection.isReady() ? find(account) : Optional.empty();
    }

    public Optional<Follower> find(AccountId account) {
        return followers.apply(account);
    }

    /** Whether the follower's account has one position for each symbol, of which a copy is a share. */
    public boolean nets(AccountId follower) {
        return find(follower).stream().anyMatch(Follower::isNetting);
    }

    /** Whether a command may be sent again: the follower has sent a snapshot, or recognises a repeat by its id. */
    public boolean isSafeToRepeat(FollowerConnection connection) {
        boolean judged = connection.synced() && !isBasic(connection.follower());
        return judged || find(connection.follower()).stream().anyMatch(Follower::knowsRepeats);
    }

    /** Whether its expert only opens at the market and closes whole positions; see {@link Follower#isBasic}. */
    public boolean isBasic(AccountId follower) {
        return find(follower).stream().anyMatch(Follower::isBasic);
    }

    /** Whether a snapshot shows what this follower holds; those of system A and polling ones send none. */
    public boolean sendsSnapshots(AccountId follower) {
        FollowerConnection connection = of(follower);
        return connection == null || (isSafeToRepeat(connection) && listsPositions(follower));
    }

    /** Whether it can tell everything that it holds; see {@link Follower#listsPositions}. */
    public boolean listsPositions(AccountId follower) {
        return find(follower).stream().allMatch(Follower::listsPositions);
    }

    /** Remembers which broker account a master's terminal is signed in to. */
    public void masterLogin(AccountId master, @Nullable String brokerLogin) {
        if (brokerLogin != null) {
            masterLogins.put(master, brokerLogin);
        }
    }

    @Override
    public boolean isSameBrokerAccount(AccountId master, Follower follower) {
        String login = loginOf(master);
        return login != null && follower.brokerLogin().filter(login::equals).isPresent();
    }

    private @Nullable String loginOf(AccountId master) {
        String own = masterLogins.get(master);
        return own != null || below == null ? own : below.loginOf(master);
    }

    /** The connected followers on this broker account. */
    public List<AccountId> withLogin(String brokerLogin) {
        List<AccountId> found = new ArrayList<>(1);
        for (AccountId account : accounts()) {
            Optional<String> login = find(account).flatMap(Follower::brokerLogin);
            if (login.isPresent() && login.get().equals(brokerLogin)) {
                found.add(account);
            }
        }
        return found;
    }

    private Set<AccountId> accounts() {
        return below == null ? connections.keySet() : below.accounts();
    }
}
