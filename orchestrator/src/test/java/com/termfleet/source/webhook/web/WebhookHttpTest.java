package com.termfleet.source.webhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.StillTime;
import com.termfleet.testing.TestDatabase;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** TradingView as an outside client, through to a follower's socket. */
class WebhookHttpTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Map<String, Object> SETTINGS =
            Map.of("termfleet.tradingview.addresses", "127.0.0.0/8", "termfleet.tradingview.alerts-per-second", "50");
    private static final Server SERVER = Server.start(DATABASE, SETTINGS, StillTime::register);

    private final RestApi api = SERVER.api();
    private long master;
    private String path;
    private JsonNode follower;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_webhook_and_a_follower() {
        JsonNode made = api.post("/accounts", Map.of("name", "TV", "role", "MASTER", "platform", "TRADINGVIEW"));
        master = made.get("id").asLong();
        path = URI.create(made.get("webhookUrl").asString()).getPath();
        follower = api.post("/accounts", Map.of("name", "F", "role", "FOLLOWER", "platform", "EXTERNAL"));
        Map<String, Object> subscription = new HashMap<>();
        subscription.put("masterAccountId", master);
        subscription.put("followerAccountId", follower.get("id").asLong());
        subscription.put("sizing", Map.of("mode", "MULTIPLIER", "value", "1"));
        subscription.put("maxSignalAgeMs", 60_000);
        api.post("/subscriptions", subscription);
    }

    private LineClient signedIn() throws Exception {
        LineClient client = LineClient.signedIn(
                SERVER.bean(GatewayBinding.class).port(),
                "FOLLOWER",
                follower.get("token").asString());
        client.send("SNAP|0").send("SNAP_END");
        return client;
    }

    private static String json(String action, String contracts, String time, String position) {
        return "{\"symbol\":\"EURUSD\",\"action\":\"%s\",\"contracts\":\"%s\",\"price\":\"1.08500\",\"id\":\"entry\","
                        .formatted(action, contracts)
                + "\"time\":\"%s\",\"position\":\"%s\"}".formatted(time, position);
    }

    private Http.Answer call(String body) {
        return SERVER.http().send("POST", path, body);
    }

    private static String answered(LineClient client, String command, String ticket) throws Exception {
        String[] fields = command.split("\\|", -1);
        String id = command.substring(command.indexOf("|id=") + 4).split("\\|", 2)[0];
        client.send("ACK_OPEN|" + fields[7] + "|" + ticket + "|" + fields[4] + "|" + fields[1] + "|id=" + id
                + "|price=1.085");
        return fields[7];
    }

    @Test
    void alerts_open_turn_and_close_a_followers_position_and_a_repeat_counts_once() throws Exception {
        try (LineClient client = signedIn()) {
            Http.Answer first = call(json("buy", "0.10", "10:00:00", "long"));
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().get("repeated").asBoolean()).isFalse();
            String open = client.await("CMD_OPEN|BUY|EURUSD|1.085|0.1|0|0|");
            String masterTicket = answered(client, open, "9001");

            assertThat(call(json("buy", "0.10", "10:00:00", "long"))
                            .json()
                            .get("repeated")
                            .asBoolean())
                    .isTrue();
            api.await(
                    "/trade-pairs?account=" + follower.get("id").asLong(),
                    "open",
                    LineClient.DEADLINE,
                    page -> page.get("items").get(0).get("status").asString().equals("OPEN"));

            call(json("sell", "0.30", "10:05:00", "short"));
            client.await("CMD_CLOSE|" + masterTicket + "|9001|0|");
            client.await("CMD_OPEN|SELL|EURUSD|1.085|0.2|0|0|");
        }
        assertThat(api.get("/master-trades?account=" + master).get("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void the_one_line_form_works_whatever_content_type_is_named() throws Exception {
        try (LineClient client = signedIn()) {
            assertThat(SERVER.http()
                            .sendChunked(path, "60123,buy,EURUSD,vol_lots=0.29,price=1.085,sl=1.08")
                            .status())
                    .isEqualTo(200);
            client.await("CMD_OPEN|BUY|EURUSD|1.085|0.29|1.08|0|");
        }
    }

    @Test
    void bad_input_names_the_field_and_a_wrong_secret_is_not_found() {
        Http.Answer bad = call("{\"symbol\":\"EURUSD\",\"action\":\"jump\"}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").get(0).get("field").asString()).isEqualTo("action");
        assertThat(SERVER.http()
                        .send("POST", "/hooks/tradingview/wrong", "L,buy,EURUSD,vol_lots=1")
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.http()
                        .send(
                                "POST",
                                "/hooks/tradingview/" + follower.get("token").asString(),
                                "L,buy,EURUSD,vol_lots=1")
                        .status())
                .isEqualTo(404);
        assertThat(call("x".repeat(10 << 20)).status()).isEqualTo(413);
    }

    @Test
    void a_flood_of_one_webhook_is_limited_and_another_is_served() {
        JsonNode other = api.post("/accounts", Map.of("name", "O", "role", "MASTER", "platform", "TRADINGVIEW"));
        for (int i = 0; i < 50; i++) {
            assertThat(call("L,closeall,EURUSD").status()).isEqualTo(200);
        }
        Http.Answer refused = call("L,closeall,EURUSD");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        String otherPath = URI.create(other.get("webhookUrl").asString()).getPath();
        assertThat(SERVER.http().send("POST", otherPath, "L,closeall,EURUSD").status())
                .isEqualTo(200);
    }
}
