package com.termfleet.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The eight invariants of copying, each once through the whole server: gateway, processor and PostgreSQL. docs/architecture.md
 * lists the tests that show them in all their cases, and under SIGKILL.
 */
class CopyInvariantsTest {

    private static final Duration DEADLINE = LineClient.DEADLINE;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Map<String, Object> SETTINGS = Map.of(
            "termfleet.gateway.heartbeat",
            "60s",
            "termfleet.master-key",
            Base64.getEncoder().encodeToString(new byte[32]));
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Server SERVER = Server.start(DATABASE, SETTINGS);

    private final RestApi api = SERVER.api();
    private Account master;
    private Account follower;

    private record Account(long id, String token) {}

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_and_a_follower() {
        master = account("MASTER", Map.of());
        follower = account("FOLLOWER", Map.of());
    }

    private Account account(String role, Map<String, Object> more) {
        return account(api, role, more);
    }

    private static Account account(RestApi api, String role, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.putAll(Map.of("name", role, "role", role, "platform", "EXTERNAL"));
        JsonNode made = api.post("/accounts", request);
        return new Account(made.get("id").asLong(), made.get("token").asString());
    }

    private void subscribe(Account copier, Map<String, Object> more) {
        api.post("/subscriptions", subscription(master, copier, more));
    }

    private static Map<String, Object> subscription(Account from, Account to, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.put("masterAccountId", from.id);
        request.put("followerAccountId", to.id);
        request.putIfAbsent("sizing", Map.of("mode", "MULTIPLIER", "value", "1"));
        request.putIfAbsent("maxSignalAgeMs", 60_000);
        return request;
    }

    private static LineClient signedIn(Server server, String role, Account account) throws IOException {
        return LineClient.signedIn(server.bean(GatewayBinding.class).port(), role, account.token);
    }

    private static LineClient signedIn(String role, Account account) throws IOException {
        return signedIn(SERVER, role, account);
    }

    private JsonNode awaitCopy(Account copier, String what, String status) {
        return awaitCopy(api, copier, what, status);
    }

    private static JsonNode awaitCopy(RestApi api, Account copier, String what, String status) {
        return api.await(
                        "/trade-pairs?account=" + copier.id,
                        what,
                        DEADLINE,
                        page -> page.get("items").size() == 1
                                && page.get("items")
                                        .get(0)
                                        .get("status")
                                        .asString()
                                        .equals(status))
                .get("items")
                .get(0);
    }

    private static String open(long ticket) {
        return "CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|" + ticket;
    }

    private static String id(String command) {
        return command.substring(command.indexOf("|id=") + 4).split("\\|", 2)[0];
    }

    /** Everything that came before the answer to a line that is sent now. */
    private static List<String> commandsUntilNow(LineClient client) throws IOException {
        client.send("PING|now").await("PONG|now");
        return client.received().stream()
                .filter(line -> line.startsWith("CMD_"))
                .toList();
    }

    @Test
    void never_twice_whatever_line_is_repeated_and_whatever_answer_is_lost() throws Exception {
        subscribe(follower, Map.of());
        try (LineClient source = signedIn("MASTER", master)) {
            String pair;
            try (LineClient executes = signedIn("FOLLOWER", follower)) {
                executes.send("SNAP|0").send("SNAP_END");
                source.send(open(1)).await("ACK|CMD_OPEN|1|");
                pair = id(executes.await("CMD_OPEN|"));
                // It has opened the position, and its answer is lost with the connection.
            }
            source.send(open(1)).await("ACK|CMD_OPEN|1|");
            try (LineClient again = signedIn("FOLLOWER", follower)) {
                again.send("SNAP|1")
                        .send("POS|9001|BUY|EURUSD|0.10|1.085|0|0|comment=TF" + pair)
                        .send("SNAP_END");
                awaitCopy(follower, "the copy found by its mark", "OPEN");
                source.send(open(1)).await("ACK|CMD_OPEN|1|");
                source.send("SNAP|1").send("POS|1|BUY|EURUSD|0.10|1.085|0|0").send("SNAP_END");
                source.send("PING|now").await("PONG|now");

                assertThat(commandsUntilNow(again)).isEmpty();
            }
        }
        assertThat(api.get("/master-trades?account=" + master.id).get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void never_lost_once_acknowledged_although_the_server_that_did_is_gone() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Account source;
        Account present;
        Account absent;
        try (Server first = Server.start(database, SETTINGS)) {
            RestApi there = first.api();
            source = account(there, "MASTER", Map.of());
            present = account(there, "FOLLOWER", Map.of());
            absent = account(there, "FOLLOWER", Map.of());
            there.post("/subscriptions", subscription(source, present, Map.of()));
            there.post("/subscriptions", subscription(source, absent, Map.of("maxSignalAgeMs", 1_000)));
            try (LineClient line = signedIn(first, "MASTER", source)) {
                line.send(open(1)).await("ACK|CMD_OPEN|1|");
            }
        }
        try (Server second = Server.start(database, SETTINGS);
                LineClient executes = signedIn(second, "FOLLOWER", present)) {
            executes.send("SNAP|0").send("SNAP_END");
            assertThat(executes.await("CMD_OPEN|")).contains("|1|id=");
            JsonNode ended = awaitCopy(second.api(), absent, "an end", "SKIPPED");
            assertThat(ended.get("reason").asString()).contains("not connected before the signal expired");
        }
    }

    @Test
    void never_left_behind_although_the_follower_was_away_when_the_master_closed() throws Exception {
        subscribe(follower, Map.of());
        String pair;
        try (LineClient source = signedIn("MASTER", master)) {
            try (LineClient executes = signedIn("FOLLOWER", follower)) {
                executes.send("SNAP|0").send("SNAP_END");
                source.send(open(1));
                pair = id(executes.await("CMD_OPEN|"));
                executes.send("ACK_OPEN|1|9001|0.10|BUY|id=" + pair);
                awaitCopy(follower, "an open copy", "OPEN");
            }
            source.send("CMD_CLOSE|1|1.086|10.00").await("ACK|CMD_CLOSE|1|");
        }
        try (LineClient back = signedIn("FOLLOWER", follower)) {
            back.send("SNAP|1")
                    .send("POS|9001|BUY|EURUSD|0.10|1.085|0|0|comment=TF" + pair)
                    .send("SNAP_END");
            String close = back.await("CMD_CLOSE|1|9001|");
            back.send("NACK_CLOSE|1|10018|market closed|id=" + id(close));
            // It is the third try if the server had not noticed at once that the follower was away.
            String again = back.await("the close again", LONGEST_PAUSE, line -> line.startsWith("CMD_CLOSE|1|9001|"));
            back.send("ACK_CLOSE|1|9001|1.086|10.00|id=" + id(again));
            awaitCopy(follower, "a closed copy", "CLOSED");
        }
    }

    @Test
    void fail_closed_where_a_rule_lacks_data_and_closes_pass_nevertheless() throws Exception {
        Account unlimited = account("FOLLOWER", Map.of());
        subscribe(follower, Map.of("risk", Map.of("maxOrderValue", "1000")));
        subscribe(unlimited, Map.of());
        try (LineClient source = signedIn("MASTER", master);
                LineClient limited = signedIn("FOLLOWER", follower);
                LineClient executes = signedIn("FOLLOWER", unlimited)) {
            source.send(open(1)).await("ACK|CMD_OPEN|1|");
            executes.send("ACK_OPEN|1|9001|0.10|BUY|id=" + id(executes.await("CMD_OPEN|")));

            JsonNode skipped = awaitCopy(follower, "a skip", "SKIPPED");
            assertThat(skipped.get("reasonCode").asString()).isEqualTo("RISK_DATA_MISSING");
            assertThat(commandsUntilNow(limited)).isEmpty();

            // From now on nothing at all may be opened; what is open is closed with its master.
            awaitCopy(unlimited, "an open copy", "OPEN");
            api.put("/accounts/" + unlimited.id + "/risk", Map.of("maxOpenPositions", 0, "maxOrderValue", "1"));
            source.send("CMD_CLOSE|1|1.086|10.00");
            assertThat(executes.await("CMD_CLOSE|")).startsWith("CMD_CLOSE|1|9001|");
        }
    }

    @Test
    void every_skip_has_a_reason_that_the_follower_can_read() throws Exception {
        Account minimum = account("FOLLOWER", Map.of());
        Account denied = account("FOLLOWER", Map.of());
        Account paused = account("FOLLOWER", Map.of());
        subscribe(follower, Map.of("sizing", Map.of("mode", "RISK_PERCENT", "value", "1")));
        subscribe(minimum, Map.of("minLotToCopy", "0.5"));
        subscribe(denied, Map.of("risk", Map.of("deniedSymbols", List.of("EURUSD"))));
        subscribe(paused, Map.of());
        api.post("/pause", Map.of("scope", "FOLLOWER", "accountId", paused.id, "mode", "CLOSE_ONLY"));
        try (LineClient source = signedIn("MASTER", master);
                LineClient one = signedIn("FOLLOWER", follower);
                LineClient two = signedIn("FOLLOWER", minimum);
                LineClient three = signedIn("FOLLOWER", denied)) {
            source.send(open(1)).await("ACK|CMD_OPEN|1|");

            assertThat(List.of(reason(follower), reason(minimum), reason(denied), reason(paused)))
                    .allSatisfy(reason -> assertThat(reason).matches("[A-Z].{20,}\\."))
                    .doesNotHaveDuplicates();
            assertThat(commandsUntilNow(one)).isEmpty();
            assertThat(commandsUntilNow(two)).isEmpty();
            assertThat(commandsUntilNow(three)).isEmpty();
        }
    }

    private String reason(Account copier) {
        return awaitCopy(copier, "a skip", "SKIPPED").get("reason").asString();
    }

    @Test
    void one_slow_silent_or_hostile_follower_delays_nobody_else() throws Exception {
        Account silent = account("FOLLOWER", Map.of());
        Account hostile = account("FOLLOWER", Map.of());
        subscribe(follower, Map.of());
        subscribe(silent, Map.of());
        subscribe(hostile, Map.of());
        try (LineClient source = signedIn("MASTER", master);
                LineClient honest = signedIn("FOLLOWER", follower);
                LineClient reads = signedIn("FOLLOWER", silent);
                LineClient lies = signedIn("FOLLOWER", hostile)) {
            for (long ticket : LongStream.rangeClosed(1, 200).toArray()) {
                source.send(open(ticket));
                String pair = id(honest.await("CMD_OPEN|"));
                if (ticket <= 15) {
                    lies.send("ACK_OPEN|" + ticket + "|1|100|SELL|id=" + pair).send("ACK_OPEN|x|y|z|BUY");
                }
                honest.send("ACK_OPEN|" + ticket + "|" + (9_000 + ticket) + "|0.10|BUY|id=" + pair);
                source.send("CMD_CLOSE|" + ticket + "|1.086|10.00");
                String close = honest.await("CMD_CLOSE|" + ticket + "|" + (9_000 + ticket) + "|");
                honest.send("ACK_CLOSE|" + ticket + "|" + (9_000 + ticket) + "|1.086|10.00|id=" + id(close));
            }
        }
        api.await(
                "/trade-pairs?status=CLOSED&account=" + follower.id,
                "all copies of the honest follower",
                DEADLINE,
                page -> page.get("total").asInt() == 200);
    }

    @Test
    void one_writer_so_a_second_server_on_the_same_database_decides_nothing() throws Exception {
        try (Server standby = Server.start(DATABASE, SETTINGS);
                LineClient source =
                        LineClient.connect(standby.bean(GatewayBinding.class).port())) {
            source.send("AUTH|MASTER|" + master.token);

            assertThat(source.awaitEnd()).containsExactly("BYE|UNAVAILABLE");
            assertThat(standby.api()
                            .tryPost("/subscriptions", subscription(master, follower, Map.of()))
                            .statusCode())
                    .isEqualTo(503);
        }
        assertThat(api.get("/subscriptions?account=" + master.id).get("total").asInt())
                .isZero();
    }

    @Test
    void no_loops_neither_by_mark_nor_by_a_second_account_on_the_same_login() throws Exception {
        Map<String, Object> one = Map.of("login", "70" + master.id, "server", "Broker-Live");
        Map<String, Object> other = Map.of("login", "71" + master.id, "server", "Broker-Live");
        Account masterOfOne = account("MASTER", one);
        Account followerOfOne = account("FOLLOWER", one);
        Account masterOfOther = account("MASTER", other);
        Account followerOfOther = account("FOLLOWER", other);
        assertRefused(subscription(masterOfOne, followerOfOne, Map.of()));
        api.post("/subscriptions", subscription(masterOfOne, followerOfOther, Map.of()));
        assertRefused(subscription(masterOfOther, followerOfOne, Map.of()));

        try (LineClient source = signedIn("MASTER", master)) {
            source.send(open(1) + "|comment=TF41");
            assertThat(source.await("NACK|CMD_OPEN|1|")).contains("copies are not signals");
            source.send(open(2) + "|magic=7000000000000000041");
            assertThat(source.await("NACK|CMD_OPEN|2|")).contains("copies are not signals");
        }
        assertThat(api.get("/master-trades?account=" + master.id).get("total").asInt())
                .isZero();
    }

    private void assertRefused(Map<String, Object> loop) {
        assertThat(api.tryPost("/subscriptions", loop).body()).contains("would make the account copy itself");
    }
}
