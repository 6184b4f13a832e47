package com.termfleet.compat.testtrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.ShareTrader;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Person;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Test trades of an operator, to chosen followers of a master. */
class TestTradesTest {

    private static final Server SERVER = Server.start();

    private final RestApi api = SERVER.api();
    private long master;
    private JsonNode chosen;
    private JsonNode other;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_with_two_followers() {
        master = Fleet.account(api, "MASTER", "HTTP").get("id").asLong();
        chosen = Fleet.follower(api, master);
        other = Fleet.follower(api, master);
    }

    private Map<String, Object> trade() {
        Map<String, Object> trade = new HashMap<>();
        trade.put("symbol", "RELIANCE");
        trade.put("side", "BUY");
        trade.put("lots", "3");
        trade.put("price", "100");
        trade.put("followers", List.of(chosen.get("id").asLong()));
        return trade;
    }

    private String path(long account) {
        return "/api/v1/accounts/" + account + "/test-trades";
    }

    private Answer send(long account, Map<String, ?> trade) {
        return SERVER.admin().post(path(account), trade);
    }

    @Test
    void a_test_trade_reaches_the_chosen_follower_alone_is_marked_and_can_be_closed() throws Exception {
        try (ShareTrader trader =
                        ShareTrader.connect(SERVER, chosen.get("token").asString());
                ShareTrader stranger =
                        ShareTrader.connect(SERVER, other.get("token").asString())) {
            Answer sent = send(master, trade());
            assertThat(sent.status()).as(sent.text()).isEqualTo(201);
            JsonNode made = sent.json();
            assertThat(made.get("test").asBoolean()).isTrue();
            assertThat(made.get("audience").get(0).asLong())
                    .isEqualTo(chosen.get("id").asLong());
            assertThat(trader.open(77)).startsWith("CMD_OPEN|BUY|RELIANCE|100|3|");
            JsonNode pairs = api.await(
                    "/trade-pairs?account=" + master,
                    "open",
                    LineClient.DEADLINE,
                    page -> page.at("/items/0/status").asString().equals("OPEN"));
            assertThat(pairs.get("total").asInt()).isEqualTo(1);
            assertThat(pairs.at("/items/0/master/test").asBoolean()).isTrue();

            long id = made.get("id").asLong();
            assertThat(SERVER.admin().delete(path(master) + "/" + id).status()).isEqualTo(202);
            assertThat(trader.close("3", "0")).contains("|77|0|");
            api.await(
                    "/master-trades/" + id,
                    "closed",
                    LineClient.DEADLINE,
                    found -> found.get("status").asString().equals("CLOSED"));
            assertThat(SERVER.admin().delete(path(master) + "/" + id).status()).isEqualTo(202);
            assertThat(stranger.received()).noneMatch(line -> line.startsWith("CMD_"));
        }
        assertThat(SERVER.admin().get("/api/v1/audit").text()).contains("sent the test trade");
    }

    @Test
    void a_test_trade_is_not_shown_to_other_followers() {
        send(master, trade());
        Person person = Person.create(SERVER, "nosy" + master + "@example.com");
        api.post("/accounts", Map.of("name", "N", "role", "FOLLOWER", "platform", "EXTERNAL", "ownerId", person.id()));

        assertThat(person.basic()
                        .get("/api/v1/master-trades")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("test").asBoolean()))
                .isEmpty();
    }

    @Test
    void a_strategy_that_closes_everything_leaves_the_test_trade() {
        JsonNode tradingView = Fleet.account(api, "MASTER", "TRADINGVIEW");
        long source = tradingView.get("id").asLong();
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId", source,
                        "followerAccountId", chosen.get("id").asLong(),
                        "sizing", Map.of("mode", "MULTIPLIER", "value", "1")));
        long id = send(source, trade()).json().get("id").asLong();

        String hook = URI.create(tradingView.get("webhookUrl").asString()).getPath();
        SERVER.http().send("POST", hook, "LICENSE,closeall,RELIANCE");

        assertThat(api.get("/master-trades/" + id).get("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void accounts_that_cannot_send_one_say_why() {
        long external = Fleet.account(api, "MASTER", "EXTERNAL").get("id").asLong();
        Answer refused = send(external, trade());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("its terminal lists what it holds");
        assertThat(send(chosen.get("id").asLong(), trade()).status()).isEqualTo(409);
        assertThat(send(999_999, trade()).status()).isEqualTo(404);
    }

    @Test
    void only_the_owner_of_the_master_and_operators_send_one() {
        Person person = Person.create(SERVER, "follower" + master + "@example.com");
        assertThat(person.basic().post(path(master), trade()).status()).isEqualTo(403);
        JsonNode user = SERVER.admin()
                .post("/api/v1/users", Map.of("email", "m" + master + "@example.com", "role", "MASTER"))
                .json();
        assertThat(SERVER.http()
                        .basic(
                                "m" + master + "@example.com",
                                user.get("password").asString())
                        .post(path(master), trade())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void bad_fields_are_named() {
        Map<String, Object> bad =
                new HashMap<>(Map.of("symbol", "A|B", "lots", "-1", "price", 0, "followers", List.of()));
        Answer answer = send(master, bad);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("\"symbol\"")
                .contains("\"side\"")
                .contains("\"lots\"")
                .contains("\"price\"")
                .contains("\"followers\"");
        Map<String, Object> stranger = trade();
        stranger.put("followers", List.of(999_999));
        assertThat(send(master, stranger).text()).contains("must follow this master");
        assertThat(SERVER.admin().send("POST", path(master), "{\"lots\":{}}").status())
                .isEqualTo(400);
    }
}
