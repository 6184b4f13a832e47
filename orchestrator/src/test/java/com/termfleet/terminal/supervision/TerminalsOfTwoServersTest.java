package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState;
import com.termfleet.testing.Http;
import com.termfleet.testing.NewAccounts;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only the server that has the lead over the database touches containers. Each server sees an engine of its own. */
class TerminalsOfTwoServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LEAD = Long.toString(0x5465726D466C6565L);

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeRuntime engine = engine();

    /** Where containers would connect is where the gateway listens anyway. */
    private static FakeRuntime engine() {
        return new FakeRuntime(Clock.systemUTC()).withHostAddress("127.0.0.1");
    }

    private Server server(FakeRuntime runtime) {
        return Server.start(
                database,
                Map.of("termfleet.master-key", "01".repeat(32)),
                context -> context.registerBean(
                        "fakeRuntime",
                        ContainerRuntime.class,
                        () -> runtime,
                        definition -> definition.setPrimary(true)));
    }

    private static long hosted(Server server, String login) {
        Http.Answer made = server.http()
                .basic(Server.ADMIN, Server.PASSWORD)
                .post("/api/v1/accounts", NewAccounts.hosted("FOLLOWER", "Terminal " + login, login));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asLong();
    }

    private static LeadershipStatus.State role(Server server) {
        return server.bean(LeadershipStatus.class).state();
    }

    private void killTheOnlyContainer(Server observer) {
        ContainerState container = engine.only().orElseThrow();
        engine.die(container.name(), 1);
        observer.bean(SupervisorRegistry.class).each(Supervisor::look);
    }

    @Test
    void a_standby_touches_nothing_and_adopts_at_its_takeover_what_the_leader_made_meanwhile() {
        FakeRuntime view = engine();
        Server leader = server(engine);
        long before = hosted(leader, "1");
        try (Server standby = server(view)) {
            long meanwhile = hosted(leader, "2");
            await().atMost(PATIENCE).until(() -> engine.running() == 2);
            engine.all().forEach(view::put);
            assertThat(role(standby)).isEqualTo(LeadershipStatus.State.STANDBY);
            assertThat(view.calls()).isEmpty();

            leader.close();

            Http admin = standby.http().basic(Server.ADMIN, Server.PASSWORD);
            for (long account : List.of(before, meanwhile)) {
                await().atMost(PATIENCE)
                        .until(() -> admin.get("/api/v1/accounts/" + account)
                                .text()
                                .contains("\"containerState\":\"RUNNING\""));
            }
            assertThat(view.calls()).doesNotContain("create", "start", "stop", "kill", "remove");
        }
    }

    @Test
    void a_leader_that_another_server_has_replaced_leaves_its_containers_alone_until_it_leads_again()
            throws SQLException {
        try (Server server = server(engine)) {
            hosted(server, "1");
            await().atMost(PATIENCE).until(() -> engine.running() == 1);
            await().atMost(PATIENCE).until(() -> engine.count("exec") == 1);
            try (Connection other = database.dataSource().getConnection()) {
                takeLead(other);
                await().atMost(PATIENCE).until(() -> role(server) == LeadershipStatus.State.STANDBY);

                List<String> calls = engine.calls();
                killTheOnlyContainer(server);

                await().during(Duration.ofSeconds(2))
                        .atMost(PATIENCE)
                        .until(() -> engine.calls().equals(calls));
            }
            await().atMost(PATIENCE).until(() -> role(server) == LeadershipStatus.State.LEADER);
            await().atMost(PATIENCE).until(() -> engine.running() == 1);
            assertThat(engine.count("create")).isEqualTo(1);
        }
    }

    @Test
    void a_leader_whose_database_is_away_does_nothing_until_it_is_back() {
        try (Server server = server(engine)) {
            hosted(server, "1");
            await().atMost(PATIENCE).until(() -> engine.running() == 1);
            await().atMost(PATIENCE).until(() -> engine.count("exec") == 1);
            database.goAway();
            await().atMost(PATIENCE).until(() -> role(server) == LeadershipStatus.State.UNDECIDED);

            killTheOnlyContainer(server);
            assertThat(server.http()
                            .basic(Server.ADMIN, Server.PASSWORD)
                            .post("/api/v1/accounts/1/stop", Map.of())
                            .status())
                    .isEqualTo(503);
            database.comeBack();

            await().atMost(PATIENCE).until(() -> engine.running() == 1);
            assertThat(engine.count("start")).isEqualTo(2);
            hosted(server, "2");
            await().atMost(PATIENCE).until(() -> engine.running() == 2);
        }
    }

    /** The server's connection breaks, and this one is given the lock before the server can take it again. */
    private static void takeLead(Connection other) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                    + " and database = (select oid from pg_database where datname = current_database())");
            statement.execute("select pg_advisory_lock(" + LEAD + ")");
        }
    }
}
