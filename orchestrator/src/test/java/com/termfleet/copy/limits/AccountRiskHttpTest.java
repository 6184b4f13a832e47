package com.termfleet.copy.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.SubscriptionId;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Risk limits over HTTP: set, shown, previewed and kept. */
class AccountRiskHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Server SERVER = Server.start();

    private final GatewayBinding gateway = SERVER.bean(GatewayBinding.class);
    private final Accounts accounts = SERVER.bean(Accounts.class);
    private final Users users = SERVER.bean(Users.class);
    private final LossBook book = SERVER.bean(LossBook.class);
    private Users.Created owner;
    private Accounts.Created master;
    private Accounts.Created follower;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_and_a_follower() {
        Users.Created provider = users.create("m" + System.nanoTime() + "@example.org", Role.MASTER);
        owner = users.create("f" + System.nanoTime() + "@example.org", Role.FOLLOWER);
        master = accounts.create(external("master", provider, SessionRole.MASTER));
        follower = accounts.create(external("follower", owner, SessionRole.FOLLOWER));
    }

    private static NewAccount external(String name, Users.Created owner, SessionRole role) {
        return new NewAccount(name, owner.user().id(), role, Account.Platform.EXTERNAL, null, null, null, null, null);
    }

    private String path(Accounts.Created account) {
        return "/accounts/" + account.account().id() + "/risk";
    }

    @Test
    void limits_of_an_account_are_replaced_and_shown() throws Exception {
        assertThat(send("GET", path(follower), "", owner, 200)).isEmpty();

        send("PUT", path(follower), "{\"maxLot\":\"0.30\",\"deniedSymbols\":[\"GOLD\"]}", owner, 200);
        send("PUT", path(follower), "{\"maxLot\":0.29,\"sides\":\"BUY\"}", owner, 200);

        JsonNode shown = send("GET", path(follower), "", owner, 200);
        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("maxLot", "sides");
        assertThat(shown.get("maxLot").asString()).isEqualTo("0.29");
    }

    @Test
    void each_limit_that_cannot_be_used_is_named() throws Exception {
        String body = "{\"maxLot\":\"-1\",\"timeZone\":\"Mars\",\"maxLots\":1}";
        JsonNode problem = send("PUT", path(follower), body, owner, 400);
        assertThat(problem.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("maxLot", "timeZone", "maxLots");
    }

    @Test
    void only_the_owner_sees_and_sets_the_limits_of_a_follower() throws Exception {
        Users.Created stranger = users.create("s" + System.nanoTime() + "@example.org", Role.FOLLOWER);
        send("GET", path(follower), "", stranger, 403);
        send("PUT", path(follower), "{}", stranger, 403);
        send("GET", path(master), "", owner, 404);
    }

    @Test
    void limits_of_both_are_kept_and_shown_by_the_preview() throws Exception {
        String settings =
                """
                {"masterAccountId":%s,"followerAccountId":%s,"risk":{"maxLot":"0.50"}}""".formatted(master.account().id(), follower.account().id());
        JsonNode made = send("POST", "/subscriptions", settings, owner, 201);
        assertThat(made.get("risk").get("maxLot").asString()).isEqualTo("0.5");
        send("PUT", path(follower), "{\"maxTotalLots\":\"0.80\"}", owner, 200);
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            ea.send("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001");
            ea.send("SNAP|0").send("SNAP_END");
            ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");

            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4711");
            assertThat(ea.await("CMD_OPEN|")).startsWith("CMD_OPEN|BUY|EURUSD|1.1|0.5|0|0|4711|");

            String signal = "{\"type\":\"BUY\",\"symbol\":\"EURUSD\",\"price\":\"1.1\",\"lot\":\"1\"}";
            String asked = "{\"subscriptionId\":%s,\"signal\":%s}"
                    .formatted(made.get("id").asString(), signal);
            JsonNode preview = send("POST", "/subscriptions/preview", asked, owner, 200);
            assertThat(preview.get("lots").asString()).isEqualTo("0.3");
            assertThat(preview.get("steps").findValuesAsString("rule")).contains("RISK");

            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4712");
            assertThat(ea.await("CMD_OPEN|")).startsWith("CMD_OPEN|BUY|EURUSD|1.1|0.3|0|0|4712|");
        }
    }

    @Test
    void limits_on_prices_reach_the_expert_and_the_trades_of_a_day_are_counted() throws Exception {
        String settings =
                """
                {"masterAccountId":%s,"followerAccountId":%s}""".formatted(master.account().id(), follower.account().id());
        JsonNode made = send("POST", "/subscriptions", settings, owner, 201);
        String limits =
                "{\"maxSpreadPoints\":\"20\",\"maxDeviationPoints\":\"15.5\",\"maxTradesPerDay\":1,\"maxMarginUsePercent\":\"50\","
                        + "\"allowedProductTypes\":[\"FOREX\"],\"timeZone\":\"Europe/London\"}";
        send("PUT", path(follower), limits, owner, 200);
        String skipped =
                "/trade-pairs?status=SKIPPED&account=" + follower.account().id();
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token() + "|checks=PRICES");
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            ea.send("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001|type=FOREX|margin=5000");
            ea.send("SNAP|0").send("SNAP_END");
            ea.send("HB|5000|5000|0|5000|0|1|1|leverage=100|deposits=5000").await("HB_OK");

            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4711");
            assertThat(ea.await("CMD_OPEN|"))
                    .startsWith("CMD_OPEN|BUY|EURUSD|1.1|0.5|0|0|4711|")
                    .contains("|spread=20|")
                    .endsWith("|maxdev=15.5");
            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4712");
            until(() -> send("GET", skipped, "", owner, 200)
                    .findValuesAsString("reasonCode")
                    .contains("RISK_LIMIT"));
            String asked =
                    "{\"subscriptionId\":%s,\"signal\":{\"type\":\"BUY\",\"symbol\":\"EURUSD\",\"price\":\"1.1\",\"lot\":\"1\"}}"
                            .formatted(made.get("id").asString());
            JsonNode preview = send("POST", "/subscriptions/preview", asked, owner, 200);
            assertThat(preview.get("outcome").asString()).isEqualTo("SKIP");
            assertThat(preview.get("reason").toString()).contains("opened 1 trades today");
        }
    }

    @Test
    void positions_by_hand_and_the_time_zone_are_set_for_the_whole_account_only() throws Exception {
        String settings =
                """
                {"masterAccountId":%s,"followerAccountId":%s,"risk":{"includeManual":true,"timeZone":"UTC","newsWindows":{"calendar":"other"}}}""".formatted(master.account().id(), follower.account().id());
        JsonNode problem = send("POST", "/subscriptions", settings, owner, 400);
        assertThat(problem.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("risk.includeManual", "risk.timeZone", "risk.newsWindows.calendar");
    }

    @Test
    void a_loss_stops_the_account_until_a_person_ends_it() throws Exception {
        String settings =
                """
                {"masterAccountId":%s,"followerAccountId":%s}""".formatted(master.account().id(), follower.account().id());
        send("POST", "/subscriptions", settings, owner, 201);
        String stop = "{\"drawdownStops\":[{\"period\":\"DAY\",\"percent\":\"5\",\"close\":true}]}";
        send("PUT", path(follower), stop, owner, 200);
        String stopOuts = "/accounts/" + follower.account().id() + "/stop-outs";
        String skipped =
                "/trade-pairs?status=SKIPPED&account=" + follower.account().id();
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            ea.send("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001");
            ea.send("SNAP|0").send("SNAP_END");
            until(() -> {
                ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");
                return book.ledger(follower.account().id()) != null;
            });
            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4711");
            assertThat(ea.await("CMD_OPEN|")).contains("|4711|");
            ea.send("ACK_OPEN|4711|9001|1|BUY");

            until(() -> {
                ea.send("HB|5000|4750|0|4750|1|1|1").await("HB_OK");
                return send("GET", stopOuts, "", owner, 200).get("total").asInt() == 1;
            });
            assertThat(ea.await("CMD_CLOSE|")).startsWith("CMD_CLOSE|4711|9001|");
            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4712");
            until(() -> send("GET", skipped, "", owner, 200)
                    .findValuesAsString("reasonCode")
                    .contains("STOPPED_OUT"));

            JsonNode shown = send("GET", stopOuts, "", owner, 200).get("items").get(0);
            assertThat(shown.get("active").asBoolean()).isTrue();
            assertThat(shown.get("limit").asString()).isEqualTo("drawdownStops");
            String one = stopOuts + "/" + shown.get("id").asString();
            send("DELETE", one, "", owner, 204);
            send("DELETE", one, "", owner, 409);
        }
    }

    @Test
    void a_loss_of_a_subscription_stops_it_until_a_person_ends_it() throws Exception {
        String settings =
                """
                {"masterAccountId":%s,"followerAccountId":%s,"risk":{"drawdownStops":[{"period":"WEEK","amount":"100","close":true}]}}""".formatted(master.account().id(), follower.account().id());
        JsonNode made = send("POST", "/subscriptions", settings, owner, 201);
        SubscriptionId subscription = new SubscriptionId(made.get("id").asLong());
        LimitedScope scope = new LimitedScope(follower.account().id(), subscription);
        String stopOuts = "/accounts/" + follower.account().id() + "/stop-outs";
        try (LineClient ea = LineClient.signedIn(gateway.port(), "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(gateway.port(), "MASTER", master.token())) {
            ea.send("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001");
            ea.send("SNAP|0").send("SNAP_END");
            until(() -> {
                ea.send("HB|5000|5000|0|5000|0|1|1").await("HB_OK");
                return book.ledger(scope) != null;
            });
            source.send("CMD_OPEN|BUY|EURUSD|1.1|1|0|0|4711");
            assertThat(ea.await("CMD_OPEN|")).contains("|4711|");
            ea.send("ACK_OPEN|4711|9001|1|BUY");

            ea.await("SNAP_REQ");
            ea.send("SNAP|1").send("POS|9001|BUY|EURUSD|1|1.1|0|0|profit=-100").send("SNAP_END");
            until(() -> {
                ea.send("HB|5000|4900|0|4900|1|1|1").await("HB_OK");
                return ea.received().stream().anyMatch(line -> line.startsWith("CMD_CLOSE|4711|9001|"));
            });

            JsonNode shown = send("GET", stopOuts, "", owner, 200).get("items").get(0);
            assertThat(shown.get("active").asBoolean()).isTrue();
            assertThat(shown.get("subscriptionId").asLong()).isEqualTo(subscription.value());
            String one = stopOuts + "/" + shown.get("id").asString();
            send("DELETE", one, "", owner, 204);
            send("DELETE", one, "", owner, 409);
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void until(Condition condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::holds);
    }

    private static JsonNode send(String method, String path, String body, Users.Created as, int expected)
            throws IOException, InterruptedException {
        String credentials = as.user().email() + ":" + as.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }
}
