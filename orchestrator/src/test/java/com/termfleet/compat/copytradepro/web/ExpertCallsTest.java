package com.termfleet.compat.copytradepro.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts of CopyTradePro that keep their keys, and what their experts and scripts ask over HTTP. */
class ExpertCallsTest {

    private static final String MASTER_KEY = "sk_live_0123456789abcdef0123456789abcdef";
    private static final String FOLLOWER_KEY = "sk_live_fedcba9876543210fedcba9876543210";
    private static final String CSV = """
            name,role,owner,key,subscribe_token
            Anna,master,anna@example.com,%s,MST-0123456789abcdef0123456789abcdef
            "Bo, the second",slave,bo@example.com,%s,
            """.formatted(MASTER_KEY, FOLLOWER_KEY);

    private static final Server SERVER = Server.start(TestDatabase.fresh(), Map.of());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static JsonNode imported(String csv) {
        Answer answer = SERVER.admin().with("Content-Type", "text/csv").send("POST", "/api/v1/accounts/import", csv);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("lines");
    }

    private static String status(String key) {
        Answer answer = SERVER.http().get("/api/check_status?api_key=" + key);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void imported_accounts_keep_their_keys_and_a_second_import_changes_nothing() {
        JsonNode lines = imported(CSV);
        long master = lines.get(0).get("accountId").asLong();
        long follower = lines.get(1).get("accountId").asLong();
        assertThat(lines.get(0).get("outcome").asString()).isEqualTo("CREATED");
        assertThat(lines.get(1).get("line").asLong()).isEqualTo(3);
        assertThat(lines.get(0).get("password").isNull()).isFalse();

        JsonNode again = imported(CSV + "Cy,judge,cy@example.com,,\nDo,master,nobody,,\n");
        assertThat(again.get(0).get("outcome").asString()).isEqualTo("EXISTS");
        assertThat(again.get(0).get("accountId").asLong()).isEqualTo(master);
        assertThat(again.get(2).get("errors").get(0).get("field").asString()).isEqualTo("role");
        assertThat(again.get(3).get("errors").get(0).get("field").asString()).isEqualTo("owner");

        assertThat(status("wrong")).isEqualTo("{\"status\":\"error\",\"message\":\"Invalid API Key\"}");
        assertThat(status("")).isEqualTo("{\"status\":\"error\",\"message\":\"Invalid API Key\"}");
        assertThat(status(FOLLOWER_KEY)).isEqualTo("{\"status\":\"inactive\"}");
        RestApi api = SERVER.api();
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId",
                        master,
                        "followerAccountId",
                        follower,
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", "1")));
        assertThat(status(FOLLOWER_KEY)).isEqualTo("{\"status\":\"active\",\"master_id\":" + master + "}");

        a_webhook_with_a_masters_key_is_a_signal(api, master);
    }

    private static void a_webhook_with_a_masters_key_is_a_signal(RestApi api, long master) {
        String body = "{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"ticket\":4711,\"volume\":0.1,\"price\":1.085%s}";
        String keyed = ",\"api_key\":\"" + MASTER_KEY + "\"";
        assertThat(SERVER.http()
                        .send("POST", "/api/webhook", body.formatted(""))
                        .text())
                .isEqualTo("{\"status\":\"received\"}");
        assertThat(SERVER.http()
                        .send("POST", "/api/webhook", body.formatted(keyed))
                        .text())
                .isEqualTo("{\"status\":\"received\"}");
        SERVER.http().send("POST", "/api/webhook", body.formatted(keyed));

        String trades = "/master-trades?account=" + master;
        JsonNode page = api.await(
                trades,
                "the webhook's trade",
                Duration.ofSeconds(10),
                all -> !all.get("items").isEmpty());
        assertThat(page.get("total").asInt()).isEqualTo(1);

        SERVER.http()
                .with("X-API-Key", MASTER_KEY)
                .send("POST", "/api/webhook", "{\"symbol\":\"EURUSD\",\"action\":\"CLOSE\",\"ticket\":4711}");
        api.await(
                trades,
                "its end",
                Duration.ofSeconds(10),
                all -> all.get("items").get(0).get("status").asString().equals("CLOSED"));
        Answer bad = SERVER.http()
                .with("X-API-Key", MASTER_KEY)
                .send("POST", "/api/webhook", "{\"symbol\":\"EURUSD\",\"action\":\"JUMP\"}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").get(0).get("field").asString()).isEqualTo("action");
    }

    @Test
    void a_file_without_the_columns_is_refused_whole() {
        Answer answer = SERVER.admin()
                .with("Content-Type", "text/csv")
                .send("POST", "/api/v1/accounts/import", "name;role\nAnna;master\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("owner");
    }
}
