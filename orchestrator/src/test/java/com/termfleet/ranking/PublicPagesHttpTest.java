package com.termfleet.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The ranking and the public pages of masters, as owners, followers and strangers use them. */
class PublicPagesHttpTest {

    private static final String RANKING = "/api/v1/masters/ranking";
    private static final String PUBLIC = "/api/v1/public/masters/";
    private static final int PER_MINUTE = 500;
    private static final AtomicLong TRADES = new AtomicLong(1_000_000);

    private static Server server;
    private static Http admin;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of(
                "termfleet.gateway.heartbeat",
                "60s",
                "termfleet.ranking.figures-kept",
                "0s",
                "termfleet.ranking.requests-per-minute",
                PER_MINUTE));
        admin = server.admin();
        jdbc = server.bean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_master_is_shown_to_nobody_until_its_owner_lists_it() {
        long master = master("Quiet");

        JsonNode page = admin.get(pageOf(master)).json();

        assertThat(page.get("listed").asBoolean()).isFalse();
        assertThat(page.get("link").isNull()).isTrue();
        assertThat(titles("profit")).doesNotContain("Quiet");

        String link = list(master, "Loud");

        assertThat(titles("profit")).contains("Loud");
        assertThat(server.http().get(PUBLIC + link).status()).isEqualTo(200);
    }

    @Test
    void a_page_says_what_the_masters_closed_trades_have_gained() {
        long master = master("Figures");
        Instant begin = Instant.now().minus(Duration.ofDays(40));
        sample(master, begin, "1000", "1000");
        sample(master, begin.plusSeconds(3_600), "1000", "900");
        trade(master, begin.plusSeconds(7_200), "100.00");
        trade(master, Instant.now().minus(Duration.ofDays(2)), "-40.00");
        trade(master, Instant.now().minus(Duration.ofDays(1)), "60.00");
        trade(master, Instant.now().minus(Duration.ofHours(1)), null);
        String link = list(master, "Figures");

        JsonNode page = server.http().get(PUBLIC + link).json();

        JsonNode figures = page.get("figures");
        assertThat(figures.get("trades").asInt()).isEqualTo(4);
        assertThat(figures.get("tradesWithoutProfit").asInt()).isEqualTo(1);
        assertThat(figures.get("profit").asString()).isEqualTo("120.00");
        assertThat(figures.get("profitPercent").asDouble()).isEqualTo(12.0);
        assertThat(figures.get("winRatePercent").asDouble()).isBetween(66.6, 66.7);
        assertThat(figures.get("best").asString()).isEqualTo("100.00");
        assertThat(figures.get("worst").asString()).isEqualTo("-40.00");
        assertThat(figures.get("average").asString()).isEqualTo("40.00");
        assertThat(figures.get("currency").asString()).isEqualTo("USD");
        assertThat(figures.get("since").asString()).startsWith(begin.toString().substring(0, 10));
        assertThat(figures.at("/drawdown/basis").asString()).isEqualTo("EQUITY");
        assertThat(figures.at("/drawdown/percent").asDouble()).isEqualTo(10.0);
        assertThat(page.get("curve")).hasSize(3);
        assertThat(page.get("curve").get(2).get("profit").asString()).isEqualTo("120.00");

        JsonNode month = server.http().get(PUBLIC + link + "?period=30d").json().get("figures");
        assertThat(month.get("profit").asString()).isEqualTo("20.00");
        assertThat(month.get("winRatePercent").asDouble()).isEqualTo(50.0);
    }

    @Test
    void what_an_expert_does_not_report_is_not_invented() {
        long silent = master("Never traded");
        long blind = master("Tells no profit");
        trade(blind, Instant.now().minus(Duration.ofDays(1)), null);
        long noEquity = master("Tells no equity");
        trade(noEquity, Instant.now().minus(Duration.ofDays(2)), "30.00");
        trade(noEquity, Instant.now().minus(Duration.ofDays(1)), "-12.50");

        JsonNode nothing =
                server.http().get(PUBLIC + list(silent, "Silent")).json().get("figures");
        assertThat(nothing.get("trades").asInt()).isZero();
        assertThat(nothing.get("since").isNull()).isTrue();
        assertThat(nothing.get("drawdown").isNull()).isTrue();

        JsonNode untold =
                server.http().get(PUBLIC + list(blind, "Blind")).json().get("figures");
        assertThat(untold.get("tradesWithoutProfit").asInt()).isEqualTo(1);
        assertThat(untold.get("profit").isNull()).isTrue();
        assertThat(untold.get("winRatePercent").isNull()).isTrue();

        JsonNode closed =
                server.http().get(PUBLIC + list(noEquity, "No equity")).json().get("figures");
        assertThat(closed.get("profitPercent").isNull()).isTrue();
        assertThat(closed.get("currency").isNull()).isTrue();
        assertThat(closed.at("/drawdown/basis").asString()).isEqualTo("CLOSED_TRADES");
        assertThat(closed.at("/drawdown/amount").asString()).isEqualTo("12.50");
    }

    @Test
    void a_trade_that_an_expert_closes_is_in_the_figures() throws Exception {
        JsonNode created = created("Live", "EXTERNAL", Map.of());
        String link = list(created.get("id").asLong(), "Live");
        try (LineClient ea = LineClient.signedIn(
                server.bean(GatewayBinding.class).port(),
                "MASTER",
                created.get("token").asString())) {
            ea.send("CMD_OPEN|BUY|EURUSD|1.10500|0.10|1.10000|0|1001");
            ea.await("ACK|CMD_OPEN|1001|");
            ea.send("CMD_CLOSE|1001|1.10700|20.00");
            ea.await("ACK|CMD_CLOSE|1001|");
        }

        JsonNode figures = server.http().get(PUBLIC + link).json().get("figures");

        assertThat(figures.get("profit").asString()).isEqualTo("20.00");
        assertThat(figures.get("winRatePercent").asDouble()).isEqualTo(100.0);
    }

    @Test
    void a_page_does_not_tell_login_broker_owner_or_followers() {
        JsonNode created = created(
                "Master 50123456",
                "MT5",
                Map.of(
                        "login", "50123456",
                        "password", "very-secret",
                        "server", "Broker-Live7",
                        "terminal", "simulator"));
        long master = created.get("id").asLong();
        follow(master);

        Answer listed = admin.send("PUT", pageOf(master), "{\"listed\":true}");
        String page =
                server.http().get(PUBLIC + listed.json().get("link").asString()).text();

        assertThat(page)
                .contains("\"title\":\"Master " + master + "\"", "\"followers\":1", "\"simulated\":true")
                .doesNotContain("50123456", "Broker-Live7", Server.ADMIN, "Copying account");
        assertField(admin.send("PUT", pageOf(master), "{\"listed\":true,\"title\":\"Login 50123456\"}"), 400, "title");
    }

    @Test
    void a_renewed_link_and_a_switched_off_page_are_dead_at_once() {
        long master = master("Renewed");
        String first = list(master, "Renewed");

        String second = admin.post(pageOf(master) + "/link", Map.of())
                .json()
                .get("link")
                .asString();

        assertThat(second).matches("[0-9a-f]{32}").isNotEqualTo(first);
        assertGone(first);
        assertThat(server.http().get(PUBLIC + second).status()).isEqualTo(200);

        assertThat(admin.send("PUT", pageOf(master), "{\"listed\":false}").status())
                .isEqualTo(200);
        assertGone(second);
        assertThat(titles("trades")).doesNotContain("Renewed");
        assertThat(admin.post(pageOf(master) + "/link", Map.of()).status()).isEqualTo(409);
        assertGone("0123456789abcdef0123456789abcdef");
        assertThat(list(master, "Renewed")).isNotIn(first, second);
    }

    @Test
    void another_owner_has_to_list_the_master_anew() {
        long master = master("Sold");
        String link = list(master, "Sold");
        Person buyer = Person.create(server, "buyer@example.com");

        Answer sold = admin.send("PATCH", "/api/v1/accounts/" + master, "{\"ownerId\":" + buyer.id() + "}");

        assertThat(sold.status()).as(sold.text()).isEqualTo(200);
        assertGone(link);
        assertThat(buyer.basic().get(pageOf(master)).json().get("listed").asBoolean())
                .isFalse();
    }

    @Test
    void a_deleted_master_has_no_page() {
        long master = master("Deleted");
        String link = list(master, "Deleted");

        admin.delete("/api/v1/accounts/" + master);

        assertGone(link);
        assertThat(titles("profit")).doesNotContain("Deleted");
    }

    @Test
    void followers_rank_masters_by_the_figure_they_choose() {
        long steady = master("Steady");
        long lucky = master("Lucky");
        sample(steady, Instant.now().minus(Duration.ofDays(5)), "1000", "1000");
        sample(lucky, Instant.now().minus(Duration.ofDays(5)), "1000", "400");
        for (int i = 1; i <= 4; i++) {
            trade(steady, Instant.now().minus(Duration.ofHours(i)), "10.00");
        }
        trade(lucky, Instant.now().minus(Duration.ofDays(1)), "-100.00");
        trade(lucky, Instant.now().minus(Duration.ofHours(1)), "900.00");
        follow(lucky);
        list(steady, "Steady");
        list(lucky, "Lucky");
        Person follower = Person.create(server, "ranker@example.com");

        JsonNode first = follower.basic()
                .get(RANKING + "?period=30d&sort=profit&size=1")
                .json()
                .get("items")
                .get(0);

        assertThat(first.get("title").asString()).isEqualTo("Lucky");
        assertThat(first.get("accountId").asLong()).isEqualTo(lucky);
        assertThat(first.get("followers").asInt()).isEqualTo(1);
        assertThat(of("profit")).containsExactly("Lucky", "Steady");
        assertThat(of("winRate")).containsExactly("Steady", "Lucky");
        assertThat(of("drawdown")).containsExactly("Steady", "Lucky");
        assertThat(of("trades")).containsExactly("Steady", "Lucky");
        assertThat(of("followers")).containsExactly("Lucky", "Steady");
    }

    @Test
    void bad_input_names_the_field() {
        long master = master("Input");

        assertField(admin.get(RANKING + "?period=7d"), 400, "period");
        assertField(admin.get(RANKING + "?sort=luck"), 400, "sort");
        assertField(server.http().get(PUBLIC + list(master, "Input") + "?period=soon"), 400, "period");
        assertField(admin.send("PUT", pageOf(master), "{}"), 400, "listed");
        assertField(
                admin.send("PUT", pageOf(master), "{\"listed\":true,\"title\":\"" + "x".repeat(61) + "\"}"),
                400,
                "title");
        assertField(
                admin.send("PUT", pageOf(master), "{\"listed\":true,\"description\":\"a\\u0000b\"}"),
                400,
                "description");
        assertThat(admin.get(PUBLIC + "%00").status()).isIn(400, 404);
    }

    @Test
    void only_the_owner_lists_a_master_and_a_follower_has_no_page() {
        long master = master("Mine");
        Person eve = Person.create(server, "eve-pages@example.com");

        assertThat(eve.basic().get(pageOf(master)).status()).isEqualTo(404);
        assertThat(eve.basic().send("PUT", pageOf(master), "{\"listed\":true}").status())
                .isEqualTo(404);
        assertThat(eve.basic().post(pageOf(master) + "/link", Map.of()).status())
                .isEqualTo(404);
        assertThat(server.http().get(pageOf(master)).status()).isEqualTo(401);
        assertThat(server.http().get(RANKING).status()).isEqualTo(401);
        assertThat(admin.get(pageOf(follower())).status()).isEqualTo(409);
        assertThat(admin.get(pageOf(4_711_000)).status()).isEqualTo(404);
    }

    @Test
    void switching_is_in_the_audit() {
        long master = master("Audited");
        list(master, "Audited");
        admin.post(pageOf(master) + "/link", Map.of());
        admin.send("PUT", pageOf(master), "{\"listed\":false}");

        assertThat(admin.get("/api/v1/audit?size=500").text())
                .contains(
                        "listed the master as \\\"Audited\\\"",
                        "renewed the link of the master's public page",
                        "unlisted the master");
    }

    @Test
    void strangers_who_ask_too_often_are_told_to_wait() {
        try (Server strict = Server.start(Map.of("termfleet.ranking.requests-per-minute", 2))) {
            Http stranger = strict.http();
            assertThat(stranger.get(PUBLIC + "a").status()).isEqualTo(404);
            assertThat(stranger.get(PUBLIC + "b").status()).isEqualTo(404);

            Answer third = stranger.get(PUBLIC + "c");

            assertThat(third.status()).isEqualTo(429);
            assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 60);
        }
    }

    private static void assertGone(String link) {
        Answer answer = server.http().get(PUBLIC + link);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    private static void assertField(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
    }

    private static List<String> titles(String sort) {
        return admin.get(RANKING + "?period=30d&size=500&sort=" + sort)
                .json()
                .get("items")
                .valueStream()
                .map(each -> each.get("title").asString())
                .toList();
    }

    private static List<String> of(String sort) {
        return titles(sort).stream()
                .filter(title -> title.equals("Steady") || title.equals("Lucky"))
                .toList();
    }

    private static String pageOf(long account) {
        return "/api/v1/accounts/" + account + "/public-page";
    }

    /** Its link. */
    private static String list(long master, String title) {
        Answer listed = admin.send("PUT", pageOf(master), "{\"listed\":true,\"title\":\"" + title + "\"}");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        return listed.json().get("link").asString();
    }

    private static void follow(long master) {
        Answer made = admin.post(
                "/api/v1/subscriptions",
                Map.of(
                        "masterAccountId",
                        master,
                        "followerAccountId",
                        follower(),
                        "sizing",
                        Map.of("mode", "FIXED", "value", "0.1")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static long follower() {
        Answer made = admin.post(
                "/api/v1/accounts", Map.of("name", "Copying account", "role", "FOLLOWER", "platform", "EXTERNAL"));
        return made.json().get("id").asLong();
    }

    private static long master(String name) {
        return created(name, "EXTERNAL", Map.of()).get("id").asLong();
    }

    private static JsonNode created(String name, String platform, Map<String, String> more) {
        Map<String, String> request = new HashMap<>(more);
        request.putAll(Map.of("name", name, "role", "MASTER", "platform", platform));
        Answer made = admin.post("/api/v1/accounts", request);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private static void trade(long master, Instant closedAt, @Nullable String profit) {
        long id = TRADES.incrementAndGet();
        jdbc.sql("""
                        insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                            remaining, close_price, profit, received_at, closed_at, settled)
                        values (:id, :master, :id, 'EURUSD', 'BUY', 1.1, 0.1, 0, 0, 'CLOSED', 0, 1.2,
                            cast(:profit as numeric), :at - interval '10 minutes', :at, true)
                        """)
                .param("id", id)
                .param("master", master)
                .param("profit", profit)
                .param("at", closedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void sample(long master, Instant at, String balance, String equity) {
        jdbc.sql("""
                        insert into account_samples (account_id, at, seconds, balance, equity, lowest, highest, fall, currency)
                        values (:master, :at, 3600, cast(:balance as numeric), cast(:equity as numeric),
                            cast(:equity as numeric), cast(:balance as numeric),
                            cast(:balance as numeric) - cast(:equity as numeric), 'USD')
                        """)
                .param("master", master)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("balance", balance)
                .param("equity", equity)
                .update();
    }
}
