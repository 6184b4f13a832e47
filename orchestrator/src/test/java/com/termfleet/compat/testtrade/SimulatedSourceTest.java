package com.termfleet.compat.testtrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.ShareTrader;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A master that trades by itself, as a test, for chosen followers. */
class SimulatedSourceTest {

    private static final int HOUR = 3_600;
    private static final Map<String, Object> SAME_KEY = Map.of("termfleet.master-key", "01".repeat(32));

    private final TestDatabase database = TestDatabase.fresh();
    private Server server = Server.start(database, SAME_KEY);
    private final long master = Fleet.account(api(), "MASTER", "HTTP").get("id").asLong();
    private final JsonNode chosen = Fleet.follower(api(), master);

    @AfterEach
    void stop() {
        server.close();
    }

    private RestApi api() {
        return server.api();
    }

    private Map<String, Object> plan(int everySeconds, int holdSeconds) {
        return new HashMap<>(Map.of(
                "symbols",
                List.of("RELIANCE", "TCS"),
                "lots",
                "3",
                "everySeconds",
                everySeconds,
                "holdSeconds",
                holdSeconds,
                "followers",
                List.of(chosen.get("id").asLong())));
    }

    private static String path(long account) {
        return "/api/v1/accounts/" + account + "/simulation";
    }

    private Answer start(Map<String, Object> plan) {
        return server.admin().send("PUT", path(master), JsonMapper.shared().writeValueAsString(plan));
    }

    private ShareTrader trader() throws Exception {
        return ShareTrader.connect(server, chosen.get("token").asString());
    }

    private void awaitAllClosed() {
        api().await(
                        "/trade-pairs?account=" + master,
                        "all closed",
                        LineClient.DEADLINE,
                        page -> page.get("items")
                                .valueStream()
                                .allMatch(pair -> pair.get("status").asString().equals("CLOSED")));
    }

    @Test
    void its_trades_buy_and_sell_in_turns_are_marked_and_closed_after_their_time() throws Exception {
        try (ShareTrader trader = trader()) {
            assertThat(start(plan(1, 1)).json().get("running").asBoolean()).isTrue();
            assertThat(trader.open(77)).startsWith("CMD_OPEN|BUY|RELIANCE|");
            assertThat(trader.close("3", "0")).contains("|77|");
            assertThat(trader.open(78)).startsWith("CMD_OPEN|SELL|TCS|");
            assertThat(trader.close("3", "0")).contains("|78|");
            assertThat(api().get("/trade-pairs?account=" + master).get("items"))
                    .allMatch(pair -> pair.at("/master/test").asBoolean());
        }
        assertThat(server.admin().get("/api/v1/audit").text()).contains("started simulated trades of RELIANCE, TCS");
    }

    @Test
    void ending_it_closes_what_is_open_and_opens_nothing_more() throws Exception {
        try (ShareTrader trader = trader()) {
            start(plan(HOUR, HOUR));
            trader.open(77);
            assertThat(server.admin().delete(path(master)).status()).isEqualTo(204);
            assertThat(trader.close("3", "0")).contains("|77|");
            awaitAllClosed();
            JsonNode shown = server.admin().get(path(master)).json().get("simulation");
            assertThat(shown.get("running").asBoolean()).isFalse();
            assertThat(shown.get("trades").asInt()).isEqualTo(1);
            assertThat(server.admin().delete(path(master)).status()).as("again").isEqualTo(204);
        }
    }

    @Test
    void a_second_one_replaces_the_first() throws Exception {
        try (ShareTrader trader = trader()) {
            start(plan(HOUR, HOUR));
            trader.open(77);
            start(plan(HOUR, HOUR));
            assertThat(trader.close("3", "0")).contains("|77|");
            assertThat(trader.open(78)).startsWith("CMD_OPEN|BUY|RELIANCE|");
        }
    }

    @Test
    void it_goes_on_after_the_server_was_started_again_without_doubling_anything() throws Exception {
        start(plan(HOUR, HOUR));
        try (ShareTrader trader = trader()) {
            trader.open(77);
        }
        server.close();
        server = Server.start(database, SAME_KEY);
        assertThat(server.admin()
                        .get(path(master))
                        .json()
                        .at("/simulation/running")
                        .asBoolean())
                .isTrue();

        server.admin().delete(path(master));

        JsonNode trades = api().await(
                        "/master-trades?account=" + master,
                        "closed",
                        LineClient.DEADLINE,
                        page -> page.get("items")
                                .valueStream()
                                .allMatch(
                                        trade -> trade.get("status").asString().equals("CLOSED")));
        assertThat(trades.get("total").asInt()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_simulated_says_why() {
        assertThat(server.admin().get(path(master)).json().get("simulation").isNull())
                .as("never started")
                .isTrue();
        Answer bad = start(new HashMap<>(
                Map.of("symbols", List.of(), "lots", "0", "everySeconds", 0, "holdSeconds", -1, "minutes", 100_000)));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text())
                .contains("\"symbols\"")
                .contains("\"lots\"")
                .contains("\"everySeconds\"")
                .contains("\"holdSeconds\"")
                .contains("\"minutes\"")
                .contains("\"followers\"");
        Map<String, Object> stranger = plan(1, 1);
        stranger.put("followers", List.of(999_999));
        assertThat(start(stranger).text()).contains("must follow this master");
        long external = Fleet.account(api(), "MASTER", "EXTERNAL").get("id").asLong();
        assertThat(server.admin().send("PUT", path(external), "{}").text()).contains("its terminal lists");
        assertThat(server.http().get(path(master)).status()).isEqualTo(401);
    }
}
