package com.termfleet.destination.matchtrader;

import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformConnections;
import com.termfleet.destination.PlatformDestination;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.matchtrader.account.BrokerAccounts;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.figures.ReportedFigures;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Followers at Match-Trader brokers. Calls hand over to the account's own thread and return at once. Only the server that has
 * the lead is connected: two would execute everything twice.
 */
final class MatchTraderDestination
        implements PlatformDestination, PlatformConnections, LeadershipListener, AutoCloseable {

    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    private final BrokerAccounts accounts;
    private final TradingSessions sessions;
    private final Intents intents;
    private final ReportedFigures figures;
    private final Consumer<PlatformStatus> watcher;
    private final InstantSource clock;
    private final MatchTraderProperties properties;
    private final Map<AccountId, AccountConnection> connections = new ConcurrentHashMap<>();

    /** Set once at start-up, before this server takes the lead. */
    private volatile @Nullable ExecutionListener listener;

    private volatile boolean leads;

    MatchTraderDestination(
            BrokerAccounts accounts,
            Intents intents,
            ReportedFigures figures,
            Consumer<PlatformStatus> watcher,
            InstantSource clock,
            MatchTraderProperties properties) {
        this.accounts = accounts;
        this.sessions = new TradingSessions(properties, intents, clock);
        this.intents = intents;
        this.figures = figures;
        this.watcher = watcher;
        this.clock = clock;
        this.properties = properties;
        accounts.listen(this::changed);
    }

    @Override
    public Optional<Follower> find(AccountId account) {
        AccountConnection connection = connections.get(account);
        return connection == null ? Optional.empty() : connection.follower();
    }

    @Override
    public void send(List<Order> orders) {
        for (Order order : orders) {
            AccountConnection connection = connections.get(order.follower());
            if (connection != null && connection.follower().isPresent()) {
                connection.execute(order);
            }
        }
    }

    @Override
    public void requestSnapshot(AccountId account) {
        AccountConnection connection = connections.get(account);
        if (connection != null) {
            connection.show();
        }
    }

    @Override
    public void connect(AccountId account) {
        AccountConnection connection = connections.get(account);
        if (connection != null && connection.follower().isEmpty()) {
            connection.renew();
        }
    }

    @Override
    public void reconnect(AccountId account) {
        AccountConnection connection = connections.get(account);
        if (connection != null) {
            connection.renew();
        }
    }

    @Override
    public void reportTo(ExecutionListener listener) {
        if (this.listener != null) {
            throw new IllegalStateException("answers are reported to one listener, and there is one already");
        }
        this.listener = listener;
    }

    @Override
    public Step step() {
        return Step.ACT;
    }

    @Override
    public void leadershipTaken() {
        leads = true;
        accounts.all().forEach(this::changed);
    }

    @Override
    public void leadershipLost() {
        stopAll();
    }

    @Override
    public void standingBy() {
        stopAll();
    }

    private List<AccountConnection> stopAll() {
        leads = false;
        List<AccountConnection> stopped = List.copyOf(connections.values());
        stopped.forEach(AccountConnection::stop);
        connections.clear();
        return stopped;
    }

    /** Orders that are being executed are finished and recorded first, as far as that takes no more than seconds. */
    @Override
    public void close() {
        Instant end = clock.instant().plus(STOP_TIME);
        for (AccountConnection connection : stopAll()) {
            Duration left = Duration.between(clock.instant(), end);
            try {
                connection.awaitEnd(left.isNegative() ? Duration.ZERO : left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Made, changed or deleted. */
    private void changed(AccountId id) {
        boolean isThere = accounts.all().contains(id);
        connections.compute(id, (key, connection) -> {
            if (!leads || !isThere) {
                stop(connection);
                figures.forget(id);
                return null;
            }
            return connection == null ? started(id) : renewed(connection);
        });
    }

    private static void stop(@Nullable AccountConnection connection) {
        if (connection != null) {
            connection.stop();
        }
    }

    private static AccountConnection renewed(AccountConnection connection) {
        connection.renew();
        return connection;
    }

    private AccountConnection started(AccountId id) {
        ExecutionListener current = listener;
        if (current == null) {
            throw new IllegalStateException("No listener for followers is set");
        }
        AccountConnection connection = new AccountConnection(
                id,
                new AccountConnection.Parts(accounts, sessions, intents, figures, current, watcher, clock, properties));
        connection.start();
        return connection;
    }
}
