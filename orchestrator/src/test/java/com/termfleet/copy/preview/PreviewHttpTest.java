package com.termfleet.copy.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.SessionRole;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the preview shows is what is copied, for whoever may change the subscription. */
class PreviewHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Server SERVER = Server.start(Map.of("termfleet.gateway.heartbeat", "60s"));
    private static final String SIGNAL =
            "{\"type\":\"BUY\",\"symbol\":\"GOLD\",\"price\":\"2000\",\"lot\":\"1\",\"sl\":\"1990\",\"tp\":\"2020\"}";

    private static final String ONE_POSITION = "{\"maxOpenPositions\":1,\"includeManual\":true}";

    private final GatewayBinding gateway = SERVER.bean(GatewayBinding.class);
    private final Accounts accounts = SERVER.bean(Accounts.class);
    private final Users users = SERVER.bean(Users.class);
    private Users.Created provider;
    private Users.Created owner;
    private Accounts.Created master;
    private Accounts.Created follower;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_and_a_follower_of_two_people() {
        provider = users.create("m" + System.nanoTime() + "@example.org", Role.MASTER);
        owner = users.create("f" + System.nanoTime() + "@example.org", Role.FOLLOWER);
        master = accounts.create(external("master", provider, SessionRole.MASTER));
        follower = accounts.create(external("follower", owner, SessionRole.FOLLOWER));
    }

    private static NewAccount external(String name, Users.Created owner, SessionRole role) {
        return new NewAccount(name, owner.user().id(), role, Account.Platform.EXTERNAL, null, null, null, null, null);
    }

    @Test
    void the_preview_of_a_subscription_is_what_becomes_of_the_signal() throws Exception {
        JsonNode made = send(owner, "/subscriptions", settings("EQUITY", "1"), 201);
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            source.send("HB|10000|10000|0|10000|0|1|1").await("HB_OK");
            ea.send("SYM|XAUUSD.m|2|0.01|0.30|0.01|100|1|0.01");
            ea.send("SNAP|0").send("SNAP_END");
            ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");

            JsonNode preview = send(
                    owner,
                    "/subscriptions/preview",
                    "{\"subscriptionId\":%s,\"signal\":%s}".formatted(id(made), SIGNAL),
                    200);

            assertThat(preview.get("outcome").asString()).isEqualTo("COPY");
            assertThat(preview.get("type").asString()).isEqualTo("BUY");
            assertThat(preview.get("symbol").asString()).isEqualTo("XAUUSD.m");
            assertThat(preview.get("lots").asString()).isEqualTo("0.3");
            assertThat(preview.get("stopLoss").asString()).isEqualTo("1990");
            assertThat(preview.get("takeProfit").asString()).isEqualTo("2020");
            assertThat(preview.get("reason").isNull()).isTrue();
            assertThat(preview.get("risk").get("amount").asString()).isEqualTo("300.00");
            assertThat(preview.get("risk").get("text").asString()).isEqualTo("300.00 at risk");
            assertThat(preview.get("steps").findValuesAsString("rule"))
                    .isEqualTo(List.of("SYMBOL", "SIZING", "MAXIMUM_VOLUME"));
            assertThat(preview.get("steps").findValuesAsString("text"))
                    .containsExactly(
                            "GOLD -> XAUUSD.m, because both are names of the same instrument",
                            "1.00 lot x 5000 / 10000 x 1 = 0.50",
                            "max lot of the broker cut it to 0.30");

            source.send("CMD_OPEN|BUY|GOLD|2000|1|1990|2020|4711");
            assertThat(ea.await("CMD_OPEN|")).startsWith("CMD_OPEN|BUY|XAUUSD.m|2000|0.3|1990|2020|4711|");
        }
    }

    @Test
    void settings_that_are_not_stored_yet_are_shown_and_nothing_is_stored() throws Exception {
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token())) {
            ea.send("SYM|XAUUSD.m|2|0.01|0|0.01|100|1|0.01");
            ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");

            JsonNode preview = preview(owner, settings("MULTIPLIER", "0.333"), 200);

            assertThat(preview.get("lots").asString()).isEqualTo("0.33");
            assertThat(preview.get("steps").findValuesAsString("text"))
                    .endsWith("1.00 lot x 0.333 = 0.333", "rounded down to the step 0.01");
            JsonNode stale = preview(owner, settings("BALANCE", "1"), 200);
            assertThat(stale.get("outcome").asString()).isEqualTo("SKIP");
            assertThat(stale.get("lots").asString()).isEqualTo("0");
            assertThat(stale.get("reason").asString()).contains("The master's balance is not known");
        }
        assertThat(exchange("GET", "/subscriptions", "", owner).body()).contains("\"total\":0");
    }

    @Test
    void positions_opened_by_hand_count_where_the_account_has_them_counted() throws Exception {
        assertThat(exchange("PUT", "/accounts/" + follower.account().id() + "/risk", ONE_POSITION, owner)
                        .statusCode())
                .isEqualTo(200);
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token())) {
            ea.send("SYM|XAUUSD.m|2|0.01|10|0.01|100|1|0.01");
            ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");
            ea.send("SNAP|0").send("SNAP_END");
            assertThat(preview(owner, settings("FIXED", "0.5"), 200)
                            .get("outcome")
                            .asString())
                    .isEqualTo("COPY");

            ea.send("SNAP|1")
                    .send("POS|77|BUY|XAUUSD.m|0.2|2000|0|0|comment=mine")
                    .send("SNAP_END");

            await().untilAsserted(() -> assertThat(preview(owner, settings("FIXED", "0.5"), 200)
                            .get("reason")
                            .asString())
                    .contains("1 open"));
        }
    }

    @Test
    void a_follower_that_is_away_is_shown_as_skipped_with_the_reason() throws Exception {
        JsonNode preview = preview(owner, settings("MULTIPLIER", "1"), 200);

        assertThat(preview.get("outcome").asString()).isEqualTo("SKIP");
        assertThat(preview.get("reason").asString()).contains("not connected");
    }

    @Test
    void changes_of_a_subscription_are_shown_before_they_are_made() throws Exception {
        JsonNode made = send(owner, "/subscriptions", settings("FIXED", "0.5"), 201);
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token())) {
            ea.send("PING|1").await("PONG");
            String changed = "{\"subscriptionId\":%s,\"reverse\":true,\"symbolMap\":{\"GOLD\":\"XAU\"},\"signal\":%s}"
                    .formatted(id(made), SIGNAL);

            JsonNode preview = send(owner, "/subscriptions/preview", changed, 200);

            assertThat(preview.get("type").asString()).isEqualTo("SELL");
            assertThat(preview.get("symbol").asString()).isEqualTo("XAU");
            assertThat(preview.get("lots").asString()).isEqualTo("0.5");
            assertThat(preview.get("stopLoss").asString()).isEqualTo("2020");
            assertThat(preview.get("takeProfit").asString()).isEqualTo("1990");
        }
    }

    @Test
    void only_who_may_change_the_subscription_may_ask() throws Exception {
        JsonNode made = send(owner, "/subscriptions", settings("FIXED", "0.5"), 201);
        Users.Created stranger = users.create("s" + System.nanoTime() + "@example.org", Role.FOLLOWER);
        String body = "{\"subscriptionId\":%s,\"signal\":%s}".formatted(id(made), SIGNAL);

        send(stranger, "/subscriptions/preview", body, 404);
        send(provider, "/subscriptions/preview", body, 403);
        JsonNode problem = preview(stranger, settings("FIXED", "0.5"), 400);
        assertThat(problem.get("errors").findValuesAsString("field")).containsExactly("followerAccountId");
    }

    @Test
    void each_field_that_cannot_be_used_is_named() throws Exception {
        JsonNode nothing = send(owner, "/subscriptions/preview", "{}", 400);
        assertThat(nothing.get("errors").findValuesAsString("field"))
                .containsExactly("signal", "masterAccountId", "followerAccountId");

        JsonNode problem = send(
                owner,
                "/subscriptions/preview",
                """
                {"masterAccountId":%s,"followerAccountId":%s,"sizing":{"mode":"FOLLOWER"},"reverse":true,
                 "signal":{"type":"HOLD","symbol":"A|B","price":-1,"lot":0,"sl":"0.1234567890123456","tp":1e12}}""".formatted(master.account().id(), follower.account().id()),
                400);
        assertThat(problem.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "reverse",
                        "signal.type",
                        "signal.symbol",
                        "signal.price",
                        "signal.lot",
                        "signal.sl",
                        "signal.tp");
    }

    private String settings(String mode, String value) {
        return "{\"masterAccountId\":%s,\"followerAccountId\":%s,\"sizing\":{\"mode\":\"%s\",\"value\":\"%s\"}}"
                .formatted(master.account().id(), follower.account().id(), mode, value);
    }

    private JsonNode preview(Users.Created as, String settings, int expected) throws IOException, InterruptedException {
        String body = settings.substring(0, settings.length() - 1) + ",\"signal\":" + SIGNAL + "}";
        return send(as, "/subscriptions/preview", body, expected);
    }

    private static long id(JsonNode made) {
        return made.get("id").asLong();
    }

    private static JsonNode send(Users.Created as, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = exchange("POST", path, body, as);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> exchange(String method, String path, String body, Users.Created as)
            throws IOException, InterruptedException {
        String credentials = as.user().email() + ":" + as.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
