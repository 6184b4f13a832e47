package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Curves of accounts over HTTP. */
class EquityHttpTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_curve_shows_what_an_account_reports_and_survives_a_restart_of_the_server() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> settings =
                Map.of("termfleet.master-key", Base64.getEncoder().encodeToString(new byte[32]));
        long account;
        try (Server server = Server.start(database, settings)) {
            JsonNode created = external(server);
            account = created.get("id").asLong();
            int port = server.bean(GatewayBinding.class).port();
            try (LineClient ea = LineClient.connect(port)) {
                ea.send("AUTH|FOLLOWER|" + created.get("token").asString() + "|ea=test|currency=EUR");
                ea.await("AUTH_OK|");
                ea.send("HB|10000.00|9876.54|0|9876.54|1|1|1");
                ea.await("HB_OK|");
                JsonNode curve = server.api()
                        .await(
                                "/accounts/" + account + "/equity",
                                "the minute that has not ended",
                                Duration.ofSeconds(10),
                                seen -> !seen.get("points").isEmpty());
                assertThat(curve.get("currency").asString()).isEqualTo("EUR");
                assertThat(curve.get("points").get(0).get("equity").asString()).isEqualTo("9876.54");
            }
        }

        try (Server server = Server.start(database, settings)) {
            JsonNode point =
                    server.admin().get(path(account, "")).json().get("points").get(0);

            assertThat(point.get("balance").asString()).isEqualTo("10000.00");
            assertThat(point.get("equity").asString()).isEqualTo("9876.54");
        }
    }

    @Test
    void ranges_and_points_are_bounded_and_drawdown_counts_from_the_peak_before() {
        try (Server server = Server.start()) {
            long account = external(server).get("id").asLong();
            store(server, account);
            Http admin = server.admin();

            JsonNode curve = admin.get(
                            path(account, "?since=2026-11-20T14:00:00Z&until=2026-11-20T18:00:00Z&points=10"))
                    .json();

            assertThat(curve.get("points").size()).isLessThanOrEqualTo(10).isGreaterThan(4);
            assertThat(curve.get("secondsPerPoint").asLong()).isEqualTo(1_800);
            // The peak of 1060 lies before the range; afterwards the equity falls by one each minute.
            assertThat(curve.get("points").get(0).get("at").asString()).isEqualTo("2026-11-20T14:00:00Z");
            assertThat(curve.get("points").get(0).get("drawdown").asString()).isEqualTo("89");
            assertThat(curve.get("maxDrawdown").get("amount").asString()).isEqualTo("239");
            assertThat(curve.get("maxDrawdown").get("at").asString()).isEqualTo("2026-11-20T16:59:00Z");

            assertThat(admin.get(path(account, "?points=1")).status()).isEqualTo(400);
            assertThat(admin.get(path(account, "?points=2001")).status()).isEqualTo(400);
            assertThat(admin.get(path(account, "?since=2026-11-20T14:00:00Z&until=2026-11-20T14:00:00Z"))
                            .status())
                    .isEqualTo(400);
            assertThat(admin.get(path(account, "?since=2000-11-20T14:00:00Z")).status())
                    .isEqualTo(400);
            assertThat(admin.get(path(account + 1, "")).status()).isEqualTo(404);
            assertThat(server.http().get(path(account, "")).status()).isEqualTo(401);
        }
    }

    @Test
    void profit_by_day_is_read_in_a_time_zone_and_answers_what_is_wrong_with_a_request() {
        try (Server server = Server.start()) {
            long account = external(server).get("id").asLong();
            store(server, account);
            Http admin = server.admin();
            String profit = "/api/v1/accounts/" + account + "/profit-by-day";

            JsonNode days = admin.get(profit + "?from=2026-11-01&to=2026-11-30&zone=America/New_York")
                    .json();

            assertThat(days.get("zone").asString()).isEqualTo("America/New_York");
            assertThat(days.get("currency").asString()).isEqualTo("USD");
            JsonNode day = days.get("days").get(0);
            assertThat(day.get("date").asString()).isEqualTo("2026-11-20");
            assertThat(day.get("closed").asString()).isEqualTo("0");
            assertThat(day.get("floating").asString()).isEqualTo("-179");
            assertThat(day.get("total").asString()).isEqualTo("-179");
            assertThat(admin.get(profit + "?zone=Nowhere").status()).isEqualTo(400);
            assertThat(admin.get(profit + "?from=yesterday").status()).isEqualTo(400);
            assertThat(server.http().get(profit).status()).isEqualTo(401);
        }
    }

    /** Rises for an hour from noon, then falls for four, by one a minute. */
    private static void store(Server server, long account) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 300; minute++) {
            int equity = minute <= 60 ? 1_000 + minute : 1_060 - (minute - 60);
            samples.add(Sample.of(
                    AccountId.of(account),
                    NOON.plusSeconds(60L * minute),
                    new BigDecimal("1000"),
                    BigDecimal.valueOf(equity),
                    "USD"));
        }
        new SampleStore(server.bean(JdbcClient.class)).store(samples);
    }

    private static JsonNode external(Server server) {
        return server.admin()
                .post("/api/v1/accounts", Map.of("name", "curve", "role", "FOLLOWER", "platform", "EXTERNAL"))
                .json();
    }

    private static String path(long account, String query) {
        return "/api/v1/accounts/" + account + "/equity" + query;
    }
}
