package com.termfleet.compat.community;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.StillTime;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Experts that die with an order in hand, experts that can only open, and a server that ends meanwhile. */
class CommunityFollowersRestartTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.fresh();
    private Server server = start();

    private Server start() {
        return Server.start(
                database,
                Map.of(
                        "termfleet.polled.lease",
                        "200ms",
                        "termfleet.copy.repeat-after",
                        "200ms",
                        "termfleet.copy.repeat-at-most",
                        "1s",
                        "termfleet.community.requests-per-second",
                        "100000",
                        "termfleet.master-key",
                        Base64.getEncoder().encodeToString(new byte[32])),
                StillTime::register);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode awaitCopy(long follower, String what, String field, String value) {
        return server.api()
                .await(
                        "/trade-pairs?account=" + follower,
                        what,
                        DEADLINE,
                        page -> page.get("items").size() == 1
                                && page.get("items")
                                        .get(0)
                                        .get(field)
                                        .asString("")
                                        .contains(value))
                .get("items")
                .get(0);
    }

    @Test
    void an_order_outlives_the_expert_that_had_it_and_the_server_and_is_executed_once() throws Exception {
        RestApi api = server.api();
        JsonNode master = api.post("/accounts", Map.of("name", "M", "role", "MASTER", "platform", "EXTERNAL"));
        JsonNode follower = api.post("/accounts", Map.of("name", "F", "role", "FOLLOWER", "platform", "HTTP"));
        long account = follower.get("id").asLong();
        String key = follower.get("token").asString();
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId",
                        master.get("id").asLong(),
                        "followerAccountId",
                        account,
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", "1"),
                        "maxSignalAgeMs",
                        600_000));
        String id;
        PollingExpert expert = new PollingExpert(server.http().with("X-API-Key", key));
        try (LineClient source = source(master)) {
            send(source, "CMD_OPEN|BUY|EURUSD|1.085|0.1|1.08|1.09|1001");
            id = expert.await("BUY").get("id").asString();
            // It died. The next one gets the same order when the lease is over.
            assertThat(expert.await("BUY").get("id").asString()).isEqualTo(id);
        }

        server.close();
        server = start();
        expert = new PollingExpert(server.http().with("X-API-Key", key));
        assertThat(expert.await("BUY").get("id").asString()).isEqualTo(id);
        assertThat(expert.confirm(77, "BUY", "0.1", "1.0851").status()).isEqualTo(200);
        assertThat(awaitCopy(account, "an open copy", "status", "OPEN")
                        .get("slaveTicket")
                        .asLong())
                .isEqualTo(77);

        server.close();
        server = start();
        expert = new PollingExpert(server.http().with("X-API-Key", key));
        try (LineClient source = source(master)) {
            send(source, "CMD_CLOSE|1001|1.087|3");
            // The first experts ignore it: it comes again and again, and people see why the copy is still open.
            assertThat(expert.await("CLOSE").get("ticket").asLong()).isEqualTo(77);
            JsonNode copy = awaitCopy(account, "a reason", "reason", "did not confirm");
            assertThat(copy.get("status").asString()).isEqualTo("OPEN");
            assertThat(expert.await("CLOSE").get("ticket").asLong()).isEqualTo(77);
            expert.confirm(77, "CLOSE", "0.1", "1.087");
            awaitCopy(account, "a closed copy", "status", "CLOSED");
            assertThat(expert.poll()).isEmpty();
        }
    }

    private static void send(LineClient source, String line) throws Exception {
        source.send(line).await("an acknowledgement", DEADLINE, received -> received.startsWith("ACK|"));
    }

    private LineClient source(JsonNode master) throws Exception {
        return LineClient.signedIn(
                server.bean(GatewayBinding.class).port(),
                "MASTER",
                master.get("token").asString());
    }
}
