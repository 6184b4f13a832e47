package com.termfleet.compat.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.StillTime;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A master of the line protocol, and the community platform's expert as its follower, as outside programs. */
class CommunityFollowersTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Server SERVER = Server.start(
            TestDatabase.fresh(),
            Map.of(
                    "termfleet.polled.lease",
                    "1h",
                    "termfleet.copy.answer-grace",
                    "3s",
                    "termfleet.community.requests-per-second",
                    "100000"),
            StillTime::register);

    private final RestApi api = SERVER.api();
    private long master;
    private long follower;
    private long subscription;
    private LineClient source;
    private PollingExpert expert;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private JsonNode account(String role, String platform) {
        return api.post("/accounts", Map.of("name", role, "role", role, "platform", platform));
    }

    private static Http client(JsonNode account) {
        return SERVER.http().with("X-API-Key", account.get("token").asString());
    }

    @BeforeEach
    void a_master_and_a_follower_that_polls() throws Exception {
        JsonNode sources = account("MASTER", "EXTERNAL");
        master = sources.get("id").asLong();
        JsonNode polls = account("FOLLOWER", "HTTP");
        follower = polls.get("id").asLong();
        expert = new PollingExpert(client(polls));
        source = LineClient.signedIn(
                SERVER.bean(GatewayBinding.class).port(),
                "MASTER",
                sources.get("token").asString());
    }

    @AfterEach
    void end() throws Exception {
        source.close();
    }

    private void subscribe(Map<String, Object> settings) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "masterAccountId",
                master,
                "followerAccountId",
                follower,
                "sizing",
                Map.of("mode", "MULTIPLIER", "value", "2"),
                "maxSignalAgeMs",
                600_000));
        body.putAll(settings);
        subscription = api.post("/subscriptions", body).get("id").asLong();
    }

    private void send(String line) throws Exception {
        String[] fields = line.split("\\|", -1);
        String answer = "ACK|" + fields[0];
        source.send(line).await(answer, DEADLINE, received -> received.startsWith(answer));
    }

    private void open(long ticket) throws Exception {
        send("CMD_OPEN|BUY|EURUSD|1.085|0.15|1.08|1.09|" + ticket);
    }

    private JsonNode awaitCopy(String status) {
        return awaitCopy(copy -> copy.get("status").asString().equals(status), status);
    }

    private JsonNode awaitCopy(Predicate<JsonNode> wanted, String what) {
        return api.await(
                        "/trade-pairs?account=" + follower,
                        what,
                        DEADLINE,
                        page -> page.get("items").size() == 1
                                && wanted.test(page.get("items").get(0)))
                .get("items")
                .get(0);
    }

    private JsonNode opened() throws Exception {
        subscribe(Map.of());
        open(1001);
        JsonNode offer = expert.await("BUY");
        expert.confirm(77, "BUY", "0.3", "1.0851");
        awaitCopy("OPEN");
        return offer;
    }

    @Test
    void an_open_is_offered_once_confirmed_without_an_id_and_closed_with_its_master() throws Exception {
        subscribe(Map.of());
        open(1001);
        JsonNode offer = expert.await("BUY");
        assertThat(offer.get("symbol").asString()).isEqualTo("EURUSD");
        assertThat(offer.get("volume").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(offer.get("sl").decimalValue()).isEqualByComparingTo("1.08");
        assertThat(offer.get("tp").decimalValue()).isEqualByComparingTo("1.09");
        assertThat(offer.get("limit_orders").asBoolean()).isFalse();
        assertThat(offer.get("status").asString()).isEqualTo("processing");
        assertThat(offer.has("ticket")).isFalse();
        assertThat(expert.poll()).as("under a lease").isEmpty();

        assertThat(expert.confirm(77, "BUY", "0.3", "1.0851").text()).isEqualTo("{\"message\":\"Trade confirmed\"}");
        JsonNode copy = awaitCopy("OPEN");
        assertThat(copy.get("slaveTicket").asLong()).isEqualTo(77);
        assertThat(copy.get("openPrice").asString()).isEqualTo("1.0851");
        assertThat(expert.confirm(77, "BUY", "0.3", "1.0851").status())
                .as("a repeat")
                .isEqualTo(200);

        send("CMD_CLOSE|1001|1.087|3");
        JsonNode close = expert.await("CLOSE");
        assertThat(close.get("ticket").asLong()).isEqualTo(77);
        assertThat(close.get("volume").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(close.get("remaining").decimalValue()).isEqualByComparingTo("0");
        expert.confirm("\"profit\":5.5,", 77, "CLOSE", "0.3", "1.0871");
        JsonNode closed = awaitCopy("CLOSED");
        assertThat(closed.get("profit").asString()).isEqualTo("5.5");
        assertThat(closed.get("reasonCode").asString()).isEqualTo("CLOSED_WITH_MASTER");
        JsonNode trade = expert.client().get("/api/trades/history").json().get(0);
        assertThat(trade.get("status").asString()).isEqualTo("closed");
        assertThat(trade.get("signal_id").asString()).isEqualTo(offer.get("id").asString());
    }

    @Test
    void levels_and_partial_closes_follow_the_master() throws Exception {
        opened();
        send("CMD_MODIFY|1001|1.081|1.095");
        JsonNode modify = expert.await("MODIFY");
        assertThat(modify.get("ticket").asLong()).isEqualTo(77);
        assertThat(modify.get("sl").decimalValue()).isEqualByComparingTo("1.081");
        assertThat(modify.get("tp").decimalValue()).isEqualByComparingTo("1.095");
        expert.confirm(77, "MODIFY", "0.3", "1");

        send("CMD_PARTIAL|1001|0.05|0.10|1.086|1");
        JsonNode part = expert.await("CLOSE");
        assertThat(part.get("volume").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(part.get("remaining").decimalValue()).isEqualByComparingTo("0.2");
        expert.confirm(77, "CLOSE", "0.1", "1.086");
        JsonNode copy =
                awaitCopy(pair -> pair.get("slaveRemaining").asString().equals("0.2"), "two thirds of the copy");
        assertThat(copy.get("status").asString()).isEqualTo("OPEN");
        assertThat(copy.get("reason").isNull()).isTrue();
        assertThat(expert.poll()).isEmpty();
    }

    @Test
    void a_close_that_nobody_ordered_is_one_by_hand() throws Exception {
        opened();
        expert.confirm(77, "CLOSE", "0.3", "1.086");
        JsonNode copy = awaitCopy("CLOSED");
        assertThat(copy.get("reasonCode").asString()).isEqualTo("CLOSED_BY_FOLLOWER");
        send("CMD_CLOSE|1001|1.087|3");
        assertThat(expert.poll()).isEmpty();
    }

    @Test
    void the_ticket_of_somebody_else_means_nothing_and_a_wrong_key_is_refused() throws Exception {
        opened();
        PollingExpert stranger = new PollingExpert(client(account("FOLLOWER", "HTTP")));
        for (String action : List.of("CLOSE", "MODIFY", "CANCEL")) {
            assertThat(stranger.confirm(77, action, "0.3", "1").status()).isEqualTo(404);
        }
        assertThat(stranger.confirm(78, "BUY", "0.3", "1").status()).isEqualTo(200);
        PollingExpert wrong = new PollingExpert(SERVER.http().with("X-API-Key", "wrong"));
        assertThat(wrong.client().get("/api/signals/pending").status()).isEqualTo(403);
        assertThat(wrong.confirm(77, "CLOSE", "0.3", "1").status()).isEqualTo(403);
        assertThat(expert.confirm(79, "JUMP", "0.3", "1").status()).isEqualTo(422);
        assertThat(expert.confirm("\"profit\":\"x\",", 77, "CLOSE", "0.3", "1").status())
                .isEqualTo(422);
        assertThat(awaitCopy("OPEN").get("slaveTicket").asLong()).isEqualTo(77);
    }

    @Test
    void a_paused_subscription_offers_no_opens_and_says_so() throws Exception {
        subscribe(Map.of());
        api.post("/subscriptions/" + subscription + "/pause", Map.of("mode", "CLOSE_ONLY"));
        expert.poll();
        open(1001);
        assertThat(awaitCopy("SKIPPED").get("reasonCode").asString()).isEqualTo("PAUSED");
        assertThat(expert.poll()).isEmpty();
    }

    @Test
    void an_open_that_the_expert_did_not_ask_for_in_time_is_not_offered_later() throws Exception {
        subscribe(Map.of("maxSignalAgeMs", 200));
        expert.poll();
        open(1001);
        assertThat(awaitCopy("SKIPPED").get("reasonCode").asString()).isIn("EXPIRED", "FOLLOWER_OFFLINE");
        assertThat(expert.poll()).isEmpty();
    }

    @Test
    void an_open_whose_master_has_closed_is_not_offered() throws Exception {
        subscribe(Map.of());
        expert.poll();
        open(1001);
        send("CMD_CLOSE|1001|1.087|3");
        assertThat(awaitCopy("SKIPPED").get("reasonCode").asString()).isEqualTo("MASTER_CLOSED");
        assertThat(expert.poll()).isEmpty();
    }

    @Test
    void an_order_that_the_expert_does_not_confirm_is_never_repeated_and_a_late_confirmation_counts() throws Exception {
        // The first signal of a server takes the longest, and this one has to be handed out before it is too old.
        open(1000);
        send("CMD_CLOSE|1000|1.087|3");
        subscribe(Map.of("maxSignalAgeMs", 8_000));
        expert.poll();
        open(1001);
        JsonNode offer = expert.await("BUY");
        JsonNode copy = awaitCopy("FAILED");
        assertThat(copy.get("reason").asString()).contains("did not confirm");
        assertThat(expert.poll()).isEmpty();
        String named = "\"signal_id\":\"%s\",".formatted(offer.get("id").asString());
        expert.confirm(named, 77, "BUY", "0.3", "1.0851");
        assertThat(awaitCopy("OPEN").get("slaveTicket").asLong()).isEqualTo(77);
    }

    @Test
    void of_two_positions_for_one_order_the_second_is_closed() throws Exception {
        JsonNode offer = opened();
        String named = "\"signal_id\":\"%s\",".formatted(offer.get("id").asString());
        expert.confirm(named, 78, "BUY", "0.3", "1.0852");
        JsonNode close = expert.await("CLOSE");
        assertThat(close.get("ticket").asLong()).isEqualTo(78);
        expert.confirm(78, "CLOSE", "0.3", "1.085");
        assertThat(expert.poll()).isEmpty();
        assertThat(awaitCopy("OPEN").get("slaveTicket").asLong()).isEqualTo(77);
    }

    @Test
    void a_pending_order_is_placed_and_becomes_a_position_when_the_expert_says_so() throws Exception {
        subscribe(Map.of());
        send("CMD_OPEN|BUY_LIMIT|EURUSD|1.05|0.15|0|0|2001");
        JsonNode offer = expert.await("BUY_LIMIT");
        assertThat(offer.get("limit_orders").asBoolean()).isTrue();
        assertThat(offer.get("entry").decimalValue()).isEqualByComparingTo("1.05");
        expert.confirm(88, "BUY_LIMIT", "0.3", "1.05");
        awaitCopy("PLACED");
        send("CMD_CANCEL|2001");
        JsonNode cancel = expert.await("CANCEL");
        assertThat(cancel.get("ticket").asLong()).isEqualTo(88);
        expert.confirm(88, "BUY", "0.3", "1.05");
        JsonNode close = expert.await("CLOSE");
        assertThat(close.get("ticket").asLong()).isEqualTo(88);
        expert.confirm(88, "CLOSE", "0.3", "1.05");
        awaitCopy("CLOSED");
    }

    @Test
    void what_the_expert_reports_of_its_account_sizes_its_copies_and_is_shown() throws Exception {
        subscribe(Map.of("sizing", Map.of("mode", "EQUITY", "value", "1")));
        source.send("HB|10000|10000|0|10000|0|1|1").await("HB_OK");
        expert.client()
                .send(
                        "POST",
                        "/api/account/update",
                        "{\"balance\":5000,\"equity\":4000,\"margin\":0,\"free_margin\":4000,\"profit\":-1000}\0");
        expert.poll();
        JsonNode shown = api.get("/accounts/" + follower);
        assertThat(shown.get("balance").asString()).isEqualTo("5000");
        assertThat(shown.get("equity").asString()).isEqualTo("4000");
        assertThat(shown.get("expertState").asString()).isEqualTo("ALIVE");
        assertThat(shown.get("lastHeartbeatAt").isNull()).isFalse();
        open(1001);
        assertThat(expert.await("BUY").get("volume").decimalValue()).isEqualByComparingTo("0.06");
    }

    @Test
    void a_master_over_http_has_its_own_expert_and_polling_followers_beside_each_other() throws Exception {
        JsonNode generator = account("MASTER", "HTTP");
        master = generator.get("id").asLong();
        subscribe(Map.of());
        expert.poll();
        PollingExpert own = new PollingExpert(client(generator));
        own.client()
                .send(
                        "POST",
                        "/api/signal",
                        "{\"signal_id\":\"g1\",\"symbol\":\"EURUSD\",\"action\":\"BUY\",\"volume\":0.1,\"sl\":1.08,\"tp\":1.09}");
        assertThat(own.await("BUY").get("id").asString()).isEqualTo("g1");
        assertThat(own.confirm(5, "BUY", "0.1", "1.085").status()).isEqualTo(200);
        assertThat(expert.await("BUY").get("volume").decimalValue()).isEqualByComparingTo("0.2");
        expert.confirm(77, "BUY", "0.2", "1.0851");
        awaitCopy("OPEN");
    }
}
