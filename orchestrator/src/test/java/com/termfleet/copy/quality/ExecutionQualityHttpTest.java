package com.termfleet.copy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Execution quality over HTTP, from real PostgreSQL and once from sockets. */
class ExecutionQualityHttpTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String DAY = "since=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z";
    private static final Server SERVER = Server.start();

    private final Http admin = SERVER.admin();
    private final JdbcClient jdbc = SERVER.bean(JdbcClient.class);
    private JsonNode master;
    private JsonNode follower;
    private long subscription;
    private QualityRows rows;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_subscription() {
        // No truncate: its locks can block each other with those of queries that the server makes meanwhile.
        Stream.of("copy_fills", "trade_pairs", "master_trades")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        master = account("MASTER");
        follower = account("FOLLOWER");
        subscription = admin.post(
                        "/api/v1/subscriptions",
                        Map.of(
                                "masterAccountId",
                                master.get("id").asLong(),
                                "followerAccountId",
                                follower.get("id").asLong(),
                                "sizing",
                                Map.of("mode", "MULTIPLIER", "value", "1")))
                .json()
                .get("id")
                .asLong();
        rows = new QualityRows(
                jdbc,
                subscription,
                master.get("id").asLong(),
                follower.get("id").asLong());
    }

    private JsonNode account(String role) {
        return admin.post("/api/v1/accounts", Map.of("name", "of the test", "role", role, "platform", "EXTERNAL"))
                .json();
    }

    @Test
    void percentiles_of_each_step_are_exact_to_three_digits() {
        for (int i = 1; i <= 100; i++) {
            rows.filled(NOON.plusSeconds(i), 4 + i, null, null);
        }

        JsonNode quality = quality(DAY);

        assertThat(names(quality.get("steps"), "step"))
                .containsExactly("DECIDE", "COMMIT", "SEND", "ANSWER", "FILL", "TOTAL");
        JsonNode answer = quality.get("steps").get(3);
        assertThat(answer.get("count").asLong()).isEqualTo(100);
        assertThat(answer.get("p50").asDouble()).isBetween(49.9, 50.1);
        assertThat(answer.get("p95").asDouble()).isBetween(94.9, 95.1);
        assertThat(answer.get("p99").asDouble()).isBetween(98.9, 99.1);
        assertThat(answer.get("max").asDouble()).isBetween(99.9, 100.1);
        assertThat(quality.get("steps").get(1).get("p50").asDouble()).isBetween(1.99, 2.01);
        assertThat(quality.get("steps").get(4).get("count").asLong()).isZero();
        assertThat(quality.get("steps").get(4).get("p50").isNull()).isTrue();
    }

    @Test
    void slippage_is_summed_exactly() {
        rows.filled(NOON, 10, "0.0", "0.00");
        rows.filled(NOON, 10, "3.0", "0.10");
        rows.filled(NOON, 10, "-2.0", "0.20");
        rows.filled(NOON, 10, null, null);

        JsonNode slippage = quality(DAY).get("slippage");

        assertThat(slippage.get("points").get("count").asLong()).isEqualTo(3);
        assertThat(slippage.get("points").get("worst").asString()).isEqualTo("3.0");
        assertThat(slippage.get("points").get("best").asString()).isEqualTo("-2.0");
        assertThat(slippage.get("points").get("p50").asString()).isEqualTo("0.0");
        JsonNode money = slippage.get("money").get(0);
        assertThat(money.get("currency").asString()).isEqualTo("USD");
        assertThat(money.get("slippage").get("total").asString()).isEqualTo("0.30");
        assertThat(money.get("slippage").get("mean").asString()).isEqualTo("0.10");
    }

    @Test
    void outcomes_are_counted_with_their_reasons_the_most_frequent_first() {
        rows.filled(NOON, 10, null, null);
        rows.filled(NOON, 10, null, null);
        rows.filled(NOON, 10, null, null);
        rows.ended(NOON, "FAILED", "NOT_ENOUGH_MONEY");
        rows.ended(NOON, "SKIPPED", "PAUSED");
        rows.ended(NOON, "SKIPPED", "PAUSED");

        JsonNode quality = quality(DAY);

        assertThat(quality.get("copies").get("total").asLong()).isEqualTo(6);
        assertThat(quality.get("copies").get("filled").asLong()).isEqualTo(3);
        assertThat(quality.get("successRate").asDouble()).isEqualTo(0.75);
        assertThat(quality.get("copiedRate").asDouble()).isEqualTo(0.5);
        assertThat(names(quality.get("reasons"), "code")).containsExactly("PAUSED", "NOT_ENOUGH_MONEY");
        assertThat(quality.get("reasons").get(0).get("count").asLong()).isEqualTo(2);
        assertThat(quality.get("reasons").get(0).get("reason").asString()).startsWith("PAUSED of ");
    }

    @Test
    void a_refusal_by_the_broker_is_an_answer_and_silence_is_none() {
        rows.ended(NOON, "FAILED", "NOT_ENOUGH_MONEY");
        rows.ended(NOON, "FAILED", "NO_ANSWER");
        rows.ended(NOON, "SKIPPED", "PAUSED");

        JsonNode steps = quality(DAY).get("steps");

        assertThat(steps.get(0).get("count").asLong()).isEqualTo(3);
        assertThat(steps.get(3).get("count").asLong()).isEqualTo(1);
        assertThat(steps.get(3).get("p50").asDouble()).isBetween(4.99, 5.01);
    }

    @Test
    void a_range_begins_with_its_first_moment_and_ends_before_its_last() {
        rows.filled(NOON.minusMillis(1), 10, null, null);
        rows.filled(NOON, 10, null, null);
        rows.filled(NOON.plusMillis(1), 10, null, null);

        JsonNode quality = quality("since=2026-11-20T12:00:00Z&until=2026-11-20T12:00:00.001Z");

        assertThat(quality.get("copies").get("total").asLong()).isEqualTo(1);
        assertThat(quality.get("steps").get(0).get("count").asLong()).isEqualTo(1);
    }

    @Test
    void a_range_that_is_empty_or_too_long_is_refused_with_the_field() {
        assertThat(status("since=2026-11-21T00:00:00Z&until=2026-11-20T00:00:00Z"))
                .isEqualTo(400);
        assertThat(status("since=2025-01-01T00:00:00Z&until=2026-11-20T00:00:00Z"))
                .isEqualTo(400);
        assertThat(status("since=-1000000-01-01T00:00:00Z")).isEqualTo(400);
        assertThat(status("until=+1000000000-12-31T00:00:00Z")).isEqualTo(400);
    }

    @Test
    void without_copies_there_are_no_rates_and_no_figures() {
        JsonNode quality = quality(DAY);

        assertThat(quality.get("successRate").isNull()).isTrue();
        assertThat(quality.get("copiedRate").isNull()).isTrue();
        assertThat(quality.get("slippage").get("points").isNull()).isTrue();
        assertThat(distribution("TOTAL").get("buckets").isEmpty()).isTrue();
    }

    @Test
    void a_distribution_holds_every_copy_once() {
        for (int i = 1; i <= 50; i++) {
            rows.filled(NOON, 10L * i, String.valueOf(i % 5), null);
        }

        assertThat(sum(distribution("TOTAL").get("buckets"))).isEqualTo(50);
        assertThat(sum(distribution("SLIPPAGE_POINTS").get("buckets"))).isEqualTo(50);
        assertThat(distribution("SLIPPAGE_POINTS").get("buckets").size()).isEqualTo(5);
        assertThat(admin.get(path("/quality/distribution?of=NONSENSE")).status())
                .isEqualTo(400);
    }

    @Test
    void a_removed_subscription_keeps_its_figures() {
        rows.filled(NOON, 10, null, null);

        assertThat(admin.delete(path("?closing=KEEP")).status()).isEqualTo(204);

        assertThat(quality(DAY).get("copies").get("filled").asLong()).isEqualTo(1);
    }

    @Test
    void a_stranger_is_answered_as_if_there_were_no_such_subscription_or_signal() {
        long pair = rows.filled(NOON, 10, null, null);
        JsonNode person = admin.post(
                        "/api/v1/users", Map.of("email", "stranger" + pair + "@example.com", "role", "FOLLOWER"))
                .json();
        Http stranger = SERVER.http()
                .basic(person.get("email").asString(), person.get("password").asString());

        assertThat(stranger.get(path("/quality")).status()).isEqualTo(404);
        assertThat(stranger.get(path("/quality/distribution?of=TOTAL")).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/master-trades/" + (pair - 1) + "/waterfall")
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.http().get(path("/quality")).status()).isEqualTo(401);
    }

    @Test
    void a_waterfall_shows_each_followers_steps_one_after_the_other_the_slowest_first() {
        long trade = rows.trade(NOON);
        rows.pair(trade, NOON, 20L, "OPEN", null);
        rows.pair(trade, NOON, 90L, "OPEN", null);
        rows.pair(trade, NOON, null, "SKIPPED", "PAUSED");

        JsonNode waterfall =
                admin.get("/api/v1/master-trades/" + trade + "/waterfall").json();

        JsonNode copies = waterfall.get("copies").get("items");
        assertThat(names(copies, "status")).containsExactly("OPEN", "OPEN", "SKIPPED");
        JsonNode slowest = copies.get(0);
        assertThat(slowest.get("total").asDouble()).isEqualTo(90);
        assertThat(names(slowest.get("steps"), "step")).containsExactly("DECIDE", "COMMIT", "SEND", "ANSWER");
        JsonNode answer = slowest.get("steps").get(3);
        assertThat(answer.get("start").asDouble()).isEqualTo(4);
        assertThat(answer.get("end").asDouble()).isEqualTo(90);
        assertThat(answer.get("duration").asDouble()).isEqualTo(86);
        assertThat(copies.get(2).get("reasonCode").asString()).isEqualTo("PAUSED");
        assertThat(waterfall.get("copies").get("total").asLong()).isEqualTo(3);
        assertThat(admin.get("/api/v1/master-trades/" + trade + "/waterfall?page=1&size=2")
                        .json()
                        .get("copies")
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_copy_over_sockets_is_measured_with_its_slippage_and_counted_in_the_metrics() throws Exception {
        int port = SERVER.bean(GatewayBinding.class).port();
        try (LineClient ea = LineClient.connect(port);
                LineClient source = LineClient.signedIn(port, "MASTER", token(master))) {
            ea.send("AUTH|FOLLOWER|" + token(follower) + "|ea=test|mode=HEDGING|currency=USD");
            ea.await("AUTH_OK|");
            ea.send("HB|10000|10000|0|10000|0|1|1");
            ea.send("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001");
            ea.send("SNAP|0").send("SNAP_END");
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.50|0|0|4711");
            String command = ea.await("CMD_OPEN|");
            String id = command.substring(command.indexOf("id="), command.indexOf('|', command.indexOf("id=")));
            ea.send("ACK_OPEN|4711|987654|0.50|BUY|" + id + "|price=1.08503|retcode=10009");

            JsonNode quality = SERVER.api()
                    .await(
                            "/subscriptions/" + subscription + "/quality",
                            "the fill with its slippage",
                            Duration.ofSeconds(10),
                            seen -> !seen.get("slippage").get("points").isNull());

            assertThat(quality.get("copies").get("filled").asLong()).isEqualTo(1);
            assertThat(quality.get("slippage").get("points").get("p50").asString())
                    .isEqualTo("3.0");
            assertThat(quality.get("slippage")
                            .get("money")
                            .get(0)
                            .get("slippage")
                            .get("total")
                            .asString())
                    .isEqualTo("1.5");
            assertThat(quality.get("steps").get(5).get("count").asLong()).isEqualTo(1);
            assertThat(admin.get("/actuator/prometheus").text())
                    .contains("termfleet_copy_latency_seconds_bucket{step=\"answer\",le=\"0.001\"}")
                    .contains("termfleet_copy_outcomes_total{reason=\"none\",status=\"open\"}");
        }
    }

    private String token(JsonNode account) {
        return account.get("token").asString();
    }

    private String path(String rest) {
        return "/api/v1/subscriptions/" + subscription + rest;
    }

    private JsonNode quality(String range) {
        Http.Answer answer = admin.get(path("/quality?" + range));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode distribution(String of) {
        return admin.get(path("/quality/distribution?of=" + of + "&" + DAY)).json();
    }

    private int status(String range) {
        return admin.get(path("/quality?" + range.replace("+", "%2B"))).status();
    }

    private static long sum(JsonNode buckets) {
        long sum = 0;
        for (JsonNode bucket : buckets) {
            sum += bucket.get("count").asLong();
        }
        return sum;
    }

    private static List<String> names(JsonNode items, String field) {
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.get(field).asString()));
        return names;
    }
}
