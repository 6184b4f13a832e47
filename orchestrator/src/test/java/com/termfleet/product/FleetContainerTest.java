package com.termfleet.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Docker;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One scripted master and two followers in real containers, while things are killed around them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetContainerTest {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** The image has no tool for this; the kernel's list of processes will do. The brackets spare the shell itself. */
    private static final String STOP_TERMINAL = "for p in /proc/[0-9]*; do"
            + " case $(tr '\\0' ' ' <$p/cmdline) in *terminal6[4].exe*) kill -STOP ${p#/proc/} ;; esac; done";

    /** So long that a signal sent while the server was being restarted is a missed open, not an old position. */
    private static final int SIGNAL_AGE_MS = 120_000;

    private final List<HostedTerminal> followers = new ArrayList<>();
    private ServerProcess server;
    private RestApi api;
    private long masterAccount;
    private ScriptedMaster master;
    private String masterToken;
    private long nextTicket = 7_000_000;

    @BeforeAll
    void start_a_fleet(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(folder.resolve("data"), Map.of("TERMFLEET_DEMO", "false"));
        api = server.api();
        long owner = api.get("/session").get("user").get("id").asLong();
        JsonNode account = api.post(
                "/accounts",
                Map.of("name", "Scripted master", "ownerId", owner, "role", "MASTER", "platform", "EXTERNAL"));
        masterAccount = account.get("id").asLong();
        masterToken = account.get("token").asString();
        followers.add(HostedTerminal.follower(server, owner, "Follower one", "50070001", "TermFleet-Demo"));
        followers.add(HostedTerminal.follower(server, owner, "Follower two", "50070002", "TermFleet-Demo.z"));
        for (HostedTerminal follower : followers) {
            api.post(
                    "/subscriptions",
                    Map.of(
                            "masterAccountId",
                            masterAccount,
                            "followerAccountId",
                            follower.id(),
                            "sizing",
                            Map.of("mode", "MULTIPLIER", "value", "2"),
                            "maxSignalAgeMs",
                            SIGNAL_AGE_MS));
        }
        followers.forEach(HostedTerminal::awaitAlive);
    }

    @BeforeEach
    void sign_the_master_in() throws Exception {
        master = new ScriptedMaster(server.gatewayPort(), masterToken);
        master.connect();
    }

    @AfterEach
    void flatten() throws Exception {
        master.held().forEach(master::close);
        followers.forEach(follower -> follower.awaitPositions(0));
        master.close();
    }

    @AfterAll
    void remove_the_fleet() throws Exception {
        String instance = server.instance();
        server.close();
        Docker.removeAll(instance);
    }

    @Test
    void a_signal_is_copied_into_both_terminals_under_their_brokers_own_symbol_names() throws Exception {
        long ticket = nextTicket++;

        master.open(ticket);

        master.awaitAck("CMD_OPEN", ticket);
        List<JsonNode> pairs = awaitPairs(ticket, "OPEN");
        assertThat(pairs).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.get("slaveTicket").asLong()).isPositive();
            assertThat(pair.get("slaveVolume").asString()).isEqualTo("0.2");
            assertThat(pair.get("slaveType").asString()).isEqualTo("BUY");
        });
        assertThat(pairs)
                .extracting(pair -> pair.get("slaveSymbol").asString())
                .containsExactlyInAnyOrder("EURUSD", "EURUSD.z");
        master.close(ticket);
        master.awaitAck("CMD_CLOSE", ticket);
        awaitPairs(ticket, "CLOSED");
    }

    @Test
    void a_killed_container_comes_back_with_its_position_and_closes_what_was_closed_meanwhile() throws Exception {
        long kept = nextTicket++;
        long closedMeanwhile = nextTicket++;
        master.open(kept);
        master.open(closedMeanwhile);
        awaitPairs(kept, "OPEN");
        awaitPairs(closedMeanwhile, "OPEN");
        HostedTerminal killed = followers.get(0);

        Docker.run("kill", killed.container());
        master.close(closedMeanwhile);

        api.await(
                "/accounts/" + killed.id(),
                "a restart of the killed terminal",
                DEADLINE,
                account -> account.get("restarts").asInt() > 0 && HostedTerminal.isAlive(account));
        awaitPairs(closedMeanwhile, "CLOSED");
        followers.forEach(follower -> follower.awaitPositions(1));
        assertThat(awaitPairs(kept, "OPEN")).hasSize(2);
    }

    @Test
    void a_terminal_that_hangs_in_a_living_container_is_noticed_and_started_anew() throws Exception {
        long ticket = nextTicket++;
        master.open(ticket);
        awaitPairs(ticket, "OPEN");
        HostedTerminal stopped = followers.get(1);
        int restarts = api.get("/accounts/" + stopped.id()).get("restarts").asInt();

        Docker.run("exec", stopped.container(), "sh", "-c", STOP_TERMINAL);

        api.await(
                "/accounts/" + stopped.id(),
                "a restart of the hanging terminal",
                DEADLINE,
                account -> account.get("restarts").asInt() > restarts && HostedTerminal.isAlive(account));
        followers.forEach(follower -> follower.awaitPositions(1));
        assertThat(awaitPairs(ticket, "OPEN")).hasSize(2);
    }

    @Test
    void a_server_killed_in_the_middle_of_a_stream_of_signals_loses_nothing_and_doubles_nothing() throws Exception {
        long[] tickets = LongStream.range(nextTicket, nextTicket + 30).toArray();
        nextTicket += tickets.length;
        List<String> before = startTimes();

        for (int i = 0; i < tickets.length; i++) {
            master.open(tickets[i]);
            if (i % 3 == 2) {
                master.close(tickets[i - 1]);
            }
            if (i == tickets.length / 2) {
                master.awaitAck("CMD_OPEN", tickets[i / 2]);
                server.kill();
            }
        }
        server.startAgain();
        master.connect();

        for (long ticket : tickets) {
            if (master.held().contains(ticket)) {
                assertThat(awaitPairs(ticket, "OPEN")).hasSize(2);
            }
        }
        followers.forEach(follower -> follower.awaitPositions(master.held().size()));
        for (JsonNode trade : trades(tickets)) {
            assertThat(trade.get("status").asString())
                    .isEqualTo(master.held().contains(trade.get("ticket").asLong()) ? "OPEN" : "CLOSED");
        }
        assertThat(startTimes()).as("the same containers, never restarted").isEqualTo(before);
    }

    private List<JsonNode> awaitPairs(long ticket, String status) {
        return pairs(
                api.await(
                        "/trade-pairs?size=200&account=" + masterAccount,
                        "both pairs of " + ticket + " " + status,
                        DEADLINE,
                        page -> {
                            List<JsonNode> found = pairs(page, ticket);
                            return found.size() == followers.size()
                                    && found.stream()
                                            .allMatch(pair -> pair.get("status")
                                                    .asString()
                                                    .equals(status));
                        }),
                ticket);
    }

    private static List<JsonNode> pairs(JsonNode page, long ticket) {
        List<JsonNode> found = new ArrayList<>();
        page.get("items").forEach(pair -> {
            if (pair.get("master").get("ticket").asLong() == ticket) {
                found.add(pair);
            }
        });
        return found;
    }

    private List<JsonNode> trades(long[] tickets) {
        List<JsonNode> found = new ArrayList<>();
        api.get("/master-trades?size=200&account=" + masterAccount).get("items").forEach(trade -> {
            if (LongStream.of(tickets).anyMatch(t -> t == trade.get("ticket").asLong())) {
                found.add(trade);
            }
        });
        return found;
    }

    private List<String> startTimes() {
        return followers.stream()
                .map(follower ->
                        Docker.run("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", follower.container()))
                .toList();
    }
}
