package com.termfleet.compat.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.StillTime;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The community platform's clients, a signal generator and a polling expert, as outside programs. */
class CommunityHttpTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Server SERVER = Server.start(
            DATABASE,
            Map.of("termfleet.community.lease", "1h", "termfleet.community.requests-per-second", "40"),
            StillTime::register);

    private final RestApi api = SERVER.api();
    private long account;
    private Http client;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_community_account() {
        JsonNode made = api.post("/accounts", Map.of("name", "C", "role", "MASTER", "platform", "HTTP"));
        account = made.get("id").asLong();
        client = SERVER.http().with("X-API-Key", made.get("token").asString());
    }

    private Answer post(String path, String body) {
        return client.send("POST", path, body);
    }

    private List<String> pendingIds() {
        return StreamSupport.stream(client.get("/api/signals/pending").json().spliterator(), false)
                .map(signal -> signal.get("id").asString())
                .toList();
    }

    private static String signal(String id, String action, String volume) {
        return "{\"signal_id\":\"%s\",\"symbol\":\"EURUSD\",\"action\":\"%s\",\"volume\":%s,\"sl\":1.08,\"tp\":1.09}"
                .formatted(id, action, volume);
    }

    @Test
    void a_posted_signal_is_stored_polled_once_confirmed_without_its_id_and_executed() {
        Answer stored = post("/api/signal", signal("s1", "BUY", "0.10"));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.text())
                .contains("\"signal_id\":\"s1\"")
                .contains("\"status\":\"stored\"")
                .contains("\"action\":\"BUY\"")
                .doesNotContain("\": ");

        Answer pending = client.get("/api/signals/pending");
        assertThat(pending.text()).contains("\"action\":\"BUY\"").contains("\"volume\":0.1,");
        JsonNode first = pending.json().get(0);
        assertThat(first.get("status").asString()).isEqualTo("processing");
        assertThat(pendingIds()).as("under a lease").isEmpty();

        Answer confirmed = post(
                "/api/trades/confirm",
                "{\"ticket\":77,\"action\":\"BUY\",\"symbol\":\"EURUSD\",\"volume\":0.10,\"price\":1.085}\0");
        assertThat(confirmed.text()).isEqualTo("{\"message\":\"Trade confirmed\"}");

        JsonNode trade = client.get("/api/trades/history?limit=5").json().get(0);
        assertThat(trade.get("signal_id").asString()).isEqualTo("s1");
        assertThat(trade.get("ticket").asLong()).isEqualTo(77);
        assertThat(post("/api/signals/manual", signal("s1", "BUY", "0.10"))
                        .json()
                        .get("signal")
                        .get("status")
                        .asString())
                .isEqualTo("executed");
    }

    /** The row's commit is not waited for; a trigger takes it away as a killed database would. */
    @Test
    void a_signal_whose_row_was_lost_with_the_database_is_not_answered_as_stored_and_copied_once_when_it_is_repeated() {
        JdbcClient jdbc = SERVER.bean(JdbcClient.class);
        jdbc.sql("""
                        create function lose_signal() returns trigger language plpgsql as $$ begin
                            delete from community.signals where account_id = new.account_id; return null; end $$;
                        create trigger lose_signal after insert on source_requests
                            for each row execute function lose_signal()""").update();
        Answer lost;
        try {
            lost = post("/api/signal", signal("lost", "BUY", "0.10"));
        } finally {
            jdbc.sql("drop function lose_signal cascade").update();
        }
        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.text()).contains("Send it again with the same id");
        assertThat(pendingIds()).isEmpty();

        assertThat(post("/api/signal", signal("lost", "BUY", "0.10")).status()).isEqualTo(200);

        assertThat(pendingIds()).containsExactly("lost");
        JsonNode trades = api.await(
                "/master-trades?account=" + account,
                "a trade",
                DEADLINE,
                page -> page.get("total").asInt() > 0);
        assertThat(trades.get("total").asInt()).isEqualTo(1);
    }

    @Test
    void an_expert_that_works_on_the_first_of_a_list_gets_the_others_after_its_confirmation() {
        for (int i = 1; i <= 12; i++) {
            post("/api/signal", signal("n" + i, "SELL", "0.0" + (i % 9 + 1)));
        }
        assertThat(pendingIds()).hasSize(10).startsWith("n1", "n2").endsWith("n10");
        assertThat(pendingIds()).containsExactly("n11", "n12");

        post(
                "/api/trades/confirm",
                "{\"ticket\":5,\"signal_id\":\"n1\",\"action\":\"SELL\",\"symbol\":\"EURUSD\",\"volume\":0.02,\"price\":1}");

        assertThat(pendingIds()).hasSize(9).startsWith("n2").endsWith("n10");
    }

    @Test
    void a_signal_reaches_a_follower_of_the_line_protocol_and_a_repeat_of_its_id_does_not() throws Exception {
        JsonNode follower = api.post("/accounts", Map.of("name", "F", "role", "FOLLOWER", "platform", "EXTERNAL"));
        Map<String, Object> subscription = new HashMap<>();
        subscription.put("masterAccountId", account);
        subscription.put("followerAccountId", follower.get("id").asLong());
        subscription.put("sizing", Map.of("mode", "MULTIPLIER", "value", "1"));
        subscription.put("maxSignalAgeMs", 60_000);
        api.post("/subscriptions", subscription);
        try (LineClient line = LineClient.signedIn(
                SERVER.bean(GatewayBinding.class).port(),
                "FOLLOWER",
                follower.get("token").asString())) {
            line.send("SNAP|0").send("SNAP_END");
            post("/api/signal", signal("c1", "buy", "0.29"));
            String open = line.await("CMD_OPEN|BUY|EURUSD|0|0.29|1.08|1.09|");
            String[] fields = open.split("\\|", -1);
            String id = open.substring(open.indexOf("|id=") + 4).split("\\|", 2)[0];
            line.send("ACK_OPEN|" + fields[7] + "|9001|0.29|BUY|id=" + id);
            post("/api/signal", signal("c1", "BUY", "0.29"));
            post("/api/signal", "{\"symbol\":\"EURUSD\",\"action\":\"CLOSE\"}");
            line.await("CMD_CLOSE|" + fields[7] + "|9001|0|");
            line.send("PING|now").await("PONG|now");
            assertThat(line.received().stream().filter(sent -> sent.startsWith("CMD_OPEN")))
                    .hasSize(1);
        }
    }

    @Test
    void a_wrong_or_missing_key_is_403_in_the_platforms_own_form() {
        for (Http stranger : List.of(SERVER.http(), SERVER.http().with("X-API-Key", "wrong"))) {
            Answer answer = stranger.send("POST", "/api/signal", signal("x", "BUY", "0.1"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).isEqualTo("{\"detail\":\"Invalid API key\"}");
            assertThat(stranger.get("/api/signals/pending").status()).isEqualTo(403);
            assertThat(stranger.get("/api/account/stats").status()).isEqualTo(403);
        }
    }

    @Test
    void bad_input_is_422_with_each_field() {
        Answer answer = post("/api/signal", "{\"action\":\"JUMP\",\"volume\":-1,\"sl\":\"NaN\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("{\"loc\":[\"body\",\"symbol\"],\"msg\":\"field required\",\"type\":\"missing\"}")
                .contains("[\"body\",\"action\"]")
                .contains("[\"body\",\"volume\"]")
                .contains("[\"body\",\"sl\"]");
        for (String body : List.of("", "[]", "{", "null", "{\"symbol\":{}}")) {
            assertThat(post("/api/signal", body).status()).as(body).isEqualTo(422);
        }
        assertThat(post("/api/trades/confirm", "{\"ticket\":1.5}").status()).isEqualTo(422);
        assertThat(client.get("/api/trades/history?limit=x").status()).isEqualTo(422);
        assertThat(pendingIds()).isEmpty();
    }

    @Test
    void the_account_is_reported_and_read_and_its_password_is_never_sent() {
        assertThat(post(
                                "/api/account/update",
                                "{\"balance\":10000,\"equity\":10500.5,\"margin\":1,\"free_margin\":2,\"profit\":500.5}\0\0")
                        .text())
                .isEqualTo("{\"message\":\"Account updated\"}");
        JsonNode stats = client.get("/api/account/stats").json();
        assertThat(stats.get("account").get("equity").decimalValue()).isEqualByComparingTo("10500.5");
        assertThat(client.get("/api/account/config").json().get("password").asString())
                .isEmpty();
    }

    @Test
    void the_profit_is_divided_by_share_to_the_cent() {
        assertThat(post("/api/users", "{\"user_id\":\"ann\",\"email\":\"ann@example.com\",\"investment\":3000}")
                        .text())
                .isEqualTo("{\"message\":\"User created\",\"user_id\":\"ann\"}");
        post("/api/users", "{\"user_id\":\"bob\",\"email\":\"bob@example.com\"}");
        assertThat(post("/api/users/bob/invest", "{\"user_id\":\"bob\",\"amount\":7000}")
                        .text())
                .isEqualTo("{\"message\":\"Investment added\",\"amount\":7000,\"total\":7000}");

        post(
                "/api/account/update",
                "{\"balance\":10500,\"equity\":10500,\"margin\":0,\"free_margin\":10500,\"profit\":500}");

        JsonNode ann = client.get("/api/users/ann/stats").json();
        JsonNode bob = client.get("/api/users/bob/stats").json();
        assertThat(ann.get("profit_loss").decimalValue()).isEqualByComparingTo("150");
        assertThat(bob.get("profit_loss").decimalValue()).isEqualByComparingTo("350");
        assertThat(ann.get("share").decimalValue()).isEqualByComparingTo("0.3");
        assertThat(client.get("/api/account/stats")
                        .json()
                        .get("total_investment")
                        .decimalValue())
                .isEqualByComparingTo("10000");
        assertThat(client.get("/api/users/nobody/stats").status()).isEqualTo(404);
        assertThat(post("/api/users/ann/invest", "{\"amount\":-5}").status()).isEqualTo(422);
        assertThat(post("/api/users", "{\"user_id\":\"ann\",\"email\":\"x@example.com\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void too_many_requests_of_one_key_are_refused_and_another_key_is_served() {
        for (int i = 0; i < 80; i++) {
            assertThat(client.get("/api/trades/history").status()).isEqualTo(200);
        }
        Answer refused = client.get("/api/trades/history");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        JsonNode other = api.post("/accounts", Map.of("name", "D", "role", "MASTER", "platform", "HTTP"));
        assertThat(SERVER.http()
                        .with("X-API-Key", other.get("token").asString())
                        .get("/api/trades/history")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void programs_learn_that_the_server_runs() {
        assertThat(SERVER.http().get("/").json().get("status").asString()).isEqualTo("running");
        assertThat(SERVER.http().get("/health").text())
                .isEqualTo("{\"status\":\"healthy\",\"database\":\"connected\",\"api_key\":\"configured\"}");
    }
}
