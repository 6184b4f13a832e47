package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.subscription.DeletedAccounts;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server from socket to socket, with clients that know nothing but the lines of system A and HTTP. */
class CopyOverSocketsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Server SERVER = Server.start();

    private final int http = SERVER.port();
    private final GatewayBinding gateway = SERVER.bean(GatewayBinding.class);
    private final Accounts accounts = SERVER.bean(Accounts.class);
    private final Users users = SERVER.bean(Users.class);
    private final Subscriptions subscriptions = SERVER.bean(Subscriptions.class);
    private final JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    private Accounts.Created master;
    private Accounts.Created follower;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_and_a_follower() {
        UserId owner = users.create("u" + System.nanoTime() + "@example.org", Role.FOLLOWER)
                .user()
                .id();
        master = accounts.create(external("master", owner, com.termfleet.gateway.SessionRole.MASTER));
        follower = accounts.create(external("follower", owner, com.termfleet.gateway.SessionRole.FOLLOWER));
    }

    private static NewAccount external(String name, UserId owner, com.termfleet.gateway.SessionRole role) {
        return new NewAccount(name, owner, role, Account.Platform.EXTERNAL, null, null, null, null, null);
    }

    @Test
    void two_lines_of_system_a_are_enough_for_a_pair_to_go_from_pending_to_open() throws Exception {
        subscribe("{\"mode\":\"MULTIPLIER\",\"value\":\"2\"}");
        try (LineClient ea = LineClient.signedIn(gateway.port(), "SLAVE", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|4711");
            String command = ea.await("CMD_OPEN|");
            assertThat(command).startsWith("CMD_OPEN|BUY|EURUSD|1.085|0.2|0|0|4711|id=");
            assertThat(source.await("ACK|CMD_OPEN|4711|")).isNotNull();
            assertThat(pair().get("status").asString()).isEqualTo("PENDING");

            ea.send("ACK_OPEN|4711|987654|0.20|BUY");

            JsonNode open = awaitPair(pair -> pair.get("status").asString().equals("OPEN"));
            assertThat(open.get("slaveTicket").asLong()).isEqualTo(987654);
            assertThat(open.get("slaveVolume").asString()).isEqualTo("0.2");
            assertThat(open.get("slaveType").asString()).isEqualTo("BUY");
            assertThat(open.get("master").get("ticket").asLong()).isEqualTo(4711);
            assertThat(open.get("latency").get("totalMs").asDouble()).isPositive();

            source.send("CMD_CLOSE|4711|1.086|10.00");
            assertThat(ea.await("CMD_CLOSE|")).startsWith("CMD_CLOSE|4711|987654|0|");
            ea.send("ACK_CLOSE|4711|987654|1.086|20.00");
            JsonNode closed = awaitPair(pair -> pair.get("status").asString().equals("CLOSED"));
            assertThat(closed.get("profit").asString()).isEqualTo("20.00");
            JsonNode trades = get("/master-trades?account=" + master.account().id());
            assertThat(trades.get("items").get(0).get("pairs").get("closed").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_subscription_is_made_changed_paused_and_removed() throws Exception {
        JsonNode made = subscribe("{\"mode\":\"FIXED\",\"value\":\"0.29\"}");
        String path = "/subscriptions/" + made.get("id").asLong();
        assertThat(made.get("sizing").get("value").asString()).isEqualTo("0.29");
        assertThat(made.get("maxSignalAgeMs").asLong()).isEqualTo(5000);

        JsonNode changed = send("PATCH", path, "{\"symbolMap\":{\"GOLD\":\"XAUUSD\"}}", 200);
        assertThat(changed.get("symbolMap").get("GOLD").asString()).isEqualTo("XAUUSD");
        assertThat(changed.get("sizing").get("mode").asString()).isEqualTo("FIXED");
        JsonNode paused = send("POST", path + "/pause", "{\"mode\":\"FROZEN\"}", 200);
        assertThat(paused.get("pauseMode").asString()).isEqualTo("FROZEN");
        assertThat(send("POST", path + "/resume", "", 200).get("pauseMode").isNull())
                .isTrue();
        send("DELETE", path + "?closing=KEEP", "", 204);
        send("GET", path, "", 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "follower"})
    void when_either_account_is_deleted_the_copying_ends_and_what_is_open_is_kept(String gone) throws Exception {
        JsonNode made = subscribe("{\"mode\":\"MULTIPLIER\",\"value\":\"1\"}");
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|4711");
            ea.await("CMD_OPEN|");
            ea.send("ACK_OPEN|4711|987654|0.10|BUY");
            awaitPair(pair -> pair.get("status").asString().equals("OPEN"));

            Accounts.Created deleted = gone.equals("master") ? master : follower;
            send("DELETE", "/accounts/" + deleted.account().id(), "", 202);

            JsonNode kept = awaitPair(pair -> pair.get("reasonCode").asString().equals("KEPT"));
            assertThat(kept.get("status").asString()).isEqualTo("OPEN");
            send("GET", "/subscriptions/" + made.get("id").asLong(), "", 404);
        }
    }

    @Test
    void a_subscription_whose_account_was_deleted_just_before_a_kill_ends_at_the_next_start() throws Exception {
        long id =
                subscribe("{\"mode\":\"MULTIPLIER\",\"value\":\"1\"}").get("id").asLong();
        jdbc.sql("update accounts set deleted_at = now() where id = ?")
                .param(master.account().id().value())
                .update();

        new DeletedAccounts(subscriptions, account -> {});

        assertThat(jdbc.sql("select removed_at is not null and closing = 'KEEP' from subscriptions where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void each_field_that_cannot_be_used_is_named() throws Exception {
        String body = """
                {"masterAccountId":%s,"followerAccountId":999999,"sizing":{"mode":"MARTINGALE","value":"-1"},
                 "existingPositions":"ALL","maxSignalAgeMs":0,"risk":{"maxLot":"0","maxTradesPerDay":-3}}""".formatted(follower.account().id());

        JsonNode problem = send("POST", "/subscriptions", body, 400);

        assertThat(problem.get("errors").findValuesAsString("field"))
                .contains(
                        "masterAccountId",
                        "followerAccountId",
                        "sizing.mode",
                        "sizing.value",
                        "existingPositions",
                        "maxSignalAgeMs",
                        "risk.maxLot",
                        "risk.maxTradesPerDay");
    }

    @Test
    void the_same_master_is_not_subscribed_twice() throws Exception {
        subscribe("{\"mode\":\"MULTIPLIER\",\"value\":1}");

        send("POST", "/subscriptions", subscription("{\"mode\":\"MULTIPLIER\",\"value\":1}"), 409);
    }

    @Test
    void what_belongs_to_others_is_not_found() throws Exception {
        JsonNode made = subscribe("{\"mode\":\"MULTIPLIER\",\"value\":1}");
        Users.Created stranger = users.create("stranger" + System.nanoTime() + "@example.org", Role.FOLLOWER);
        String credentials = stranger.user().email() + ":" + stranger.password();

        HttpResponse<String> answer = exchange("GET", "/subscriptions/" + made.get("id"), "", credentials);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(
                                exchange("GET", "/trade-pairs", "", credentials).body())
                        .get("total")
                        .asInt())
                .isZero();
    }

    private JsonNode subscribe(String sizing) throws IOException, InterruptedException {
        return send("POST", "/subscriptions", subscription(sizing), 201);
    }

    private String subscription(String sizing) {
        return "{\"masterAccountId\":%s,\"followerAccountId\":%s,\"sizing\":%s}"
                .formatted(master.account().id(), follower.account().id(), sizing);
    }

    private JsonNode pair() throws IOException, InterruptedException {
        return get("/trade-pairs?account=" + follower.account().id())
                .get("items")
                .get(0);
    }

    private JsonNode awaitPair(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        JsonNode pair = pair();
        while (!wanted.test(pair)) {
            assertThat(System.nanoTime()).as("still %s", pair).isLessThan(end);
            pair = pair();
        }
        return pair;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", 200);
    }

    private JsonNode send(String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(method, path, body, "admin@localhost:test-only-password");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private HttpResponse<String> exchange(String method, String path, String body, String credentials)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
