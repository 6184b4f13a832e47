package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.CredentialChange;
import com.termfleet.account.Credentials;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.UserId;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.DiskLimits;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.store.EventLog;
import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * One supervisor over a real database and an engine in memory, in virtual time: the test's own thread does what is due.
 */
final class SupervisorRig implements AutoCloseable {

    static final DiskLimits DISK =
            new DiskLimits(Duration.ofSeconds(60), DataSize.ofMegabytes(1_000), DataSize.ofMegabytes(2_000));
    private static final TerminalProperties PROPERTIES = new TerminalProperties(
            Map.of(),
            512,
            1.0,
            256,
            "EURUSD",
            Map.of(),
            Duration.ofSeconds(120),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            DISK,
            List.of());
    private static final String INSTANCE = "0f0f0f0f-0000-0000-0000-000000000000";

    final TestDatabase database = TestDatabase.fresh();
    final VirtualTime clock = new VirtualTime();
    final FakeRuntime engine = new FakeRuntime(clock);
    final HostCircuit circuit = new HostCircuit("test", clock);
    final JdbcClient jdbc;
    final TerminalStore store;
    final Accounts accounts = new StoredAccounts();
    final FakeGateway gateway = new FakeGateway();
    final Account account;
    Supervisor supervisor;
    boolean gone;
    Instant newsSince = clock.instant();
    private final EventLog events;
    private final List<TerminalView> told = new ArrayList<>();
    private int sessions;

    SupervisorRig() {
        DataSource source = database.dataSource();
        jdbc = JdbcClient.create(source);
        store = new TerminalStore(jdbc, JsonMapper.shared());
        events = new EventLog(jdbc, new JdbcTemplate(source));
        account = insertAccount();
        supervisor = supervisor(TerminalStore.Row.first(account.id()));
    }

    private Account insertAccount() {
        jdbc.sql("insert into users (email, role, password_hash) values ('o@example.com', 'MASTER', 'x')")
                .update();
        long id = jdbc.sql("""
                        insert into accounts (name, owner_id, role, platform, login, server, terminal, token_hash)
                        select 'Test', id, 'FOLLOWER', 'MT5', '7', 'TermFleet-Demo', 'SIMULATOR', '\\x01'
                        from users returning id""").query(Long.class).single();
        return new Account(
                new AccountId(id),
                "Test",
                new UserId(1),
                SessionRole.FOLLOWER,
                Account.Platform.MT5,
                "7",
                "TermFleet-Demo",
                Account.TerminalKind.SIMULATOR,
                null,
                clock.instant());
    }

    Containers containers() {
        return new Containers(
                engine, new ContainerSpecFactory(INSTANCE, PROPERTIES), PROPERTIES, gateway, accounts, circuit);
    }

    private Supervisor supervisor(TerminalStore.Row row) {
        TerminalEventPublisher publisher = new TerminalEventPublisher(events, this::tell, clock);
        Timing timing = new Timing(Duration.ofSeconds(2), PROPERTIES.startLimit(), PROPERTIES.reconnectGrace());
        return new Supervisor(
                account, row, containers(), store, publisher, timing, clock, newsSince, () -> gone = true);
    }

    private void tell(Object event) {
        if (event instanceof TerminalView view) {
            told.add(view);
        }
    }

    /** The server is killed and started again; what it had in memory is lost. */
    void restartServer() {
        supervisor.leave();
        TerminalStore.Row row = store.all().stream()
                .filter(stored -> stored.account().equals(account.id()))
                .findFirst()
                .orElseGet(() -> TerminalStore.Row.first(account.id()));
        supervisor = supervisor(row);
        settle();
    }

    /** Does all that is due at this moment. */
    SupervisorRig settle() {
        for (int i = 0; i < 200; i++) {
            if (!supervisor.advance()) {
                return this;
            }
        }
        throw new AssertionError("The supervisor never rests: " + engine.calls());
    }

    SupervisorRig pass(Duration time) {
        for (long left = time.toSeconds(); left > 0; left--) {
            clock.pass(Duration.ofSeconds(1));
            settle();
        }
        return this;
    }

    SupervisorRig alive() {
        settle();
        supervisor.change(t -> t.sessionOpened("s" + ++sessions, "USD", clock.instant()));
        beat();
        return settle();
    }

    /** Reports every two seconds for this long. */
    SupervisorRig liveFor(Duration time) {
        for (long left = time.toSeconds(); left > 0; left -= 2) {
            pass(Duration.ofSeconds(2));
            beat();
        }
        return this;
    }

    private void beat() {
        Money money = Money.of("100.00");
        supervisor.change(t ->
                t.beat("s" + sessions, new Heartbeat(money, money, Money.ZERO, money, 0, true, true), clock.instant()));
    }

    /** What listeners are told from now on. */
    List<TerminalView> listen() {
        told.clear();
        return told;
    }

    Terminal terminal() {
        return supervisor.terminal();
    }

    Container state() {
        return terminal().container().value();
    }

    String stored(String column) {
        return jdbc.sql("select " + column + "::text from terminals where account_id = :id")
                .param("id", account.id().value())
                .query(String.class)
                .optional()
                .orElse("nothing");
    }

    @Override
    public void close() {
        supervisor.leave();
        events.close();
    }

    /** Time that passes when the test says so. */
    static final class VirtualTime extends Clock {

        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static final class FakeGateway implements GatewayBinding {

        boolean bound = true;

        @Override
        public int port() {
            return 9500;
        }

        @Override
        public void listenAlso(String address) {}

        @Override
        public boolean listensOn(String address) {
            return bound;
        }
    }

    /** The account's row alone, as the supervisor sees it. */
    private final class StoredAccounts implements Accounts {

        @Override
        public void check(com.termfleet.account.NewAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.of(account);
        }

        @Override
        public List<Account> all() {
            return List.of(account);
        }

        @Override
        public Created create(NewAccount wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changeCredentials(AccountId id, CredentialChange change) {
            jdbc.sql("update accounts set credentials_version = credentials_version + 1")
                    .update();
        }

        @Override
        public String renewToken(AccountId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String renewSubscribeToken(AccountId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changeOwner(AccountId id, UserId owner) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(AccountId id) {
            jdbc.sql("update accounts set deleted_at = now()").update();
        }

        @Override
        public Credentials credentials(AccountId id) {
            long version = jdbc.sql("select credentials_version from accounts")
                    .query(Long.class)
                    .single();
            return new Credentials("7", "secret", "TermFleet-Demo", "tff_token", version);
        }
    }
}
