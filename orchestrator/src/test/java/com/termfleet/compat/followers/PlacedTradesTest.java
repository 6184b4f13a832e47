package com.termfleet.compat.followers;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.ShareTrader;
import com.termfleet.compat.followers.FollowersRig.Registered;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Trades that a client logs as pending, until the follower's expert has executed them. */
class PlacedTradesTest {

    private static final Server SERVER = Server.start();
    private static final FollowersRig RIG = new FollowersRig(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_trade_is_executed_at_its_follower_alone_and_the_sale_reduces_and_closes_it() throws Exception {
        Registered ann = RIG.patient("Ann", Map.of("lotMultiplier", 0.5));
        Registered bob = RIG.patient("Bob", Map.of());
        try (ShareTrader anns = RIG.connect(ann);
                ShareTrader bobs = RIG.connect(bob)) {
            JsonNode bought = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 11));
            assertThat(bought.get("status").asString()).as(bought.toString()).isEqualTo("PENDING");
            assertThat(bought.get("followerQty").asInt()).isEqualTo(5);
            assertThat(anns.open(501)).startsWith("CMD_OPEN|BUY|RELIANCE|100|5|0|0|");
            assertThat(RIG.await(ann.id(), bought, "SUCCESS").get("followerQty").asInt())
                    .isEqualTo(5);

            JsonNode part = RIG.logged(FollowersRig.trade(ann.id(), "SELL", 7));
            assertThat(anns.close("3", "2")).contains("|501|3|");
            RIG.await(ann.id(), part, "SUCCESS");

            JsonNode rest = RIG.logged(FollowersRig.trade(ann.id(), "SELL", 4));
            assertThat(anns.close("2", "0")).contains("|501|0|");
            RIG.await(ann.id(), rest, "SUCCESS");

            JsonNode ofBob = RIG.logged(FollowersRig.trade(bob.id(), "BUY", 3));
            assertThat(bobs.open(601)).startsWith("CMD_OPEN|BUY|RELIANCE|100|3|");
            RIG.await(bob.id(), ofBob, "SUCCESS");
            assertThat(bobs.opens()).hasSize(1);
            assertThat(anns.opens()).hasSize(1);
        }
    }

    @Test
    void what_the_terminal_refuses_fails_with_its_words_and_a_later_sale_opens_a_position_of_its_own()
            throws Exception {
        Registered ann = RIG.patient("Refused", Map.of());
        try (ShareTrader trader = RIG.connect(ann)) {
            JsonNode bought = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 2));
            trader.refuse("No money");
            assertThat(RIG.await(ann.id(), bought, "FAILED").get("reason").asString())
                    .contains("No money");
            SERVER.api()
                    .await(
                            "/master-trades?account=" + ann.account(),
                            "the trade that was not opened is closed at its source",
                            Duration.ofSeconds(30),
                            page -> page.at("/items/0/status").asString().equals("CLOSED"));

            JsonNode sold = RIG.logged(FollowersRig.trade(ann.id(), "SELL", 2));
            assertThat(trader.open(701)).startsWith("CMD_OPEN|SELL|RELIANCE|100|2|");
            RIG.await(ann.id(), sold, "SUCCESS");
        }
    }

    @Test
    void limits_are_kept_before_anything_is_placed() throws Exception {
        Registered ann = RIG.patient(
                "Limited", Map.of("maxQuantity", 10, "maxOrderValue", 800, "allowedInstruments", List.of("RELIANCE")));
        try (ShareTrader trader = RIG.connect(ann)) {
            long ticket = 800;
            for (String[] quantity : new String[][] {{"7", "7"}, {"8", "8"}, {"9", "8"}, {"50", "8"}}) {
                JsonNode trade = RIG.logged(FollowersRig.trade(ann.id(), "BUY", quantity[0]));
                assertThat(trader.open(++ticket)).startsWith("CMD_OPEN|BUY|RELIANCE|100|" + quantity[1] + "|");
                assertThat(RIG.await(ann.id(), trade, "SUCCESS")
                                .get("followerQty")
                                .asString())
                        .isEqualTo(quantity[1]);
            }
            Map<String, Object> cheap = FollowersRig.trade(ann.id(), "BUY", 11);
            cheap.put("price", 10);
            RIG.logged(cheap);
            assertThat(trader.open(++ticket)).as("at most maxQuantity").startsWith("CMD_OPEN|BUY|RELIANCE|10|10|");

            Map<String, Object> other = FollowersRig.trade(ann.id(), "BUY", 1);
            other.put("symbol", "TCS");
            JsonNode notAllowed = RIG.logged(other);
            assertThat(notAllowed.get("status").asString()).isEqualTo("FAILED");
            assertThat(notAllowed.get("reason").asString()).contains("TCS");

            Map<String, Object> dear = FollowersRig.trade(ann.id(), "BUY", 1);
            dear.put("price", 801);
            JsonNode tooDear = RIG.logged(dear);
            assertThat(tooDear.get("status").asString())
                    .as("one share is worth too much")
                    .isEqualTo("FAILED");
        }
    }

    @Test
    void at_least_one_share_is_bought_however_small_the_product() throws Exception {
        Registered ann = RIG.patient("Small", Map.of("lotMultiplier", 0.1));
        try (ShareTrader trader = RIG.connect(ann)) {
            JsonNode trade = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 5));
            assertThat(trade.get("followerQty").asInt()).isEqualTo(1);
            assertThat(trader.open(901)).startsWith("CMD_OPEN|BUY|RELIANCE|100|1|");
        }
    }

    @Test
    void a_trade_whose_follower_is_away_is_withdrawn_when_its_client_says_that_it_has_ended() throws Exception {
        Registered ann = RIG.patient("Away", Map.of());
        RIG.connect(ann).close();
        JsonNode byClient = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 2));
        JsonNode cancelled = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 3));
        assertThat(RIG.change(byClient.get("id").asString(), "SUCCESS").status())
                .isEqualTo(200);
        assertThat(RIG.change(cancelled.get("id").asString(), "CANCELLED").status())
                .isEqualTo(200);
        JsonNode wanted = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 4));

        try (ShareTrader trader = RIG.connect(ann)) {
            assertThat(trader.open(951)).startsWith("CMD_OPEN|BUY|RELIANCE|100|4|");
            RIG.await(ann.id(), wanted, "SUCCESS");
            assertThat(trader.opens()).hasSize(1);
        }
        assertThat(RIG.find(ann.id(), byClient.get("id").asString())
                        .get("status")
                        .asString())
                .isEqualTo("SUCCESS");
    }

    @Test
    void a_repeat_with_the_same_idempotency_key_places_nothing() throws Exception {
        Registered ann = RIG.patient("Repeated", Map.of());
        try (ShareTrader trader = RIG.connect(ann)) {
            Map<String, Object> trade = FollowersRig.trade(ann.id(), "BUY", 2);
            Answer first = RIG.master.with("Idempotency-Key", "k1").post("/api/followers/copy-trades-log", trade);
            trader.open(961);
            Answer again = RIG.master.with("Idempotency-Key", "k1").post("/api/followers/copy-trades-log", trade);

            assertThat(again.json().at("/trade/id")).isEqualTo(first.json().at("/trade/id"));
            JsonNode next = RIG.logged(FollowersRig.trade(ann.id(), "BUY", 6));
            assertThat(trader.open(962)).startsWith("CMD_OPEN|BUY|RELIANCE|100|6|");
            RIG.await(ann.id(), next, "SUCCESS");
            assertThat(trader.opens()).hasSize(2);
        }
    }

    @Test
    void the_board_shows_totals_and_trades_of_all_followers_of_a_master() {
        FollowersRig rig = new FollowersRig(SERVER);
        Registered ann = rig.register("BoardA", Map.of());
        Registered bob = rig.register("BoardB", Map.of());
        for (Registered follower : List.of(ann, bob)) {
            Map<String, Object> trade = FollowersRig.trade(follower.id(), "BUY", 1);
            trade.put("status", follower.equals(ann) ? "SUCCESS" : "FAILED");
            rig.logged(trade);
        }

        JsonNode board = rig.master.get("/api/v1/follower-trades").json();
        assertThat(board.at("/totals/all").asInt()).isEqualTo(2);
        assertThat(board.at("/totals/successful").asInt()).isEqualTo(1);
        assertThat(board.at("/totals/failed").asInt()).isEqualTo(1);
        JsonNode own = SERVER.http()
                .basic(ann.userName(), ann.password())
                .get("/api/v1/follower-trades")
                .json();
        assertThat(own.at("/totals/all").asInt()).isEqualTo(1);
        assertThat(own.at("/trades/0/followerId").asString()).isEqualTo(ann.id());
        assertThat(rig.master
                        .get("/api/v1/follower-trades?followerId=follower_0000000000000000")
                        .status())
                .isEqualTo(404);
    }
}
