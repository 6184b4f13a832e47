package com.termfleet.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The published CopyTradePro experts as outside clients over real sockets, through gateway, processor and PostgreSQL: written from what
 * these experts send and expect, and from nothing of the server's code.
 */
class CopyTradeProTest {

    private static final Duration DEADLINE = LineClient.DEADLINE;
    private static final Map<String, Object> SETTINGS = Map.of(
            "termfleet.gateway.heartbeat",
            "2s",
            "termfleet.master-key",
            Base64.getEncoder().encodeToString(new byte[32]));
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Server SERVER = Server.start(DATABASE, SETTINGS);

    private final RestApi api = SERVER.api();
    private Account master;
    private Account follower;

    private record Account(long id, String token) {}

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void a_master_and_a_follower() {
        master = account("MASTER");
        follower = account("FOLLOWER");
    }

    private Account account(String role) {
        JsonNode made = api.post("/accounts", Map.of("name", role, "role", role, "platform", "EXTERNAL"));
        return new Account(made.get("id").asLong(), made.get("token").asString());
    }

    private static LineClient connect() throws IOException {
        return LineClient.connect(SERVER.bean(GatewayBinding.class).port());
    }

    private static LineClient expert(Account account) throws IOException {
        LineClient client = connect();
        client.send("AUTH:" + account.token);
        assertThat(client.next()).isEqualTo("AUTH_OK");
        return client;
    }

    private LineClient subscribed() throws IOException {
        LineClient client = expert(follower);
        client.send("SUBSCRIBE:" + master.token);
        assertThat(client.next()).isEqualTo("SUBSCRIBE_OK");
        return client;
    }

    private static LineClient v1(String role, Account account) throws IOException {
        return LineClient.signedIn(SERVER.bean(GatewayBinding.class).port(), role, account.token);
    }

    private JsonNode awaitCopy(String what, String status) {
        return awaitCopies(what, 1, status);
    }

    /** The newest of so many copies, once it has come to this. */
    private JsonNode awaitCopies(String what, int count, String status) {
        return api.await(
                        "/trade-pairs?account=" + follower.id,
                        what,
                        DEADLINE,
                        page -> page.get("items").size() == count
                                && page.get("items")
                                        .get(0)
                                        .get("status")
                                        .asString()
                                        .equals(status))
                .get("items")
                .get(0);
    }

    private void awaitTrades(int count) {
        api.await(
                "/master-trades?account=" + master.id,
                count + " trades of the master",
                DEADLINE,
                page -> page.get("total").asInt() == count);
    }

    private static String open(long ticket) {
        return "SIGNAL_OPEN|BUY|EURUSD|1.085|0.1|1.08|1.09|" + ticket;
    }

    @Test
    void a_signal_is_copied_as_it_came_and_closed_again() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send(open(1001));
            assertThat(copier.next()).isEqualTo("CMD_OPEN|BUY|EURUSD|1.085|0.1|1.08|1.09|1001");
            copier.send("ACK_OPEN|1001|9001|0.2|BUY");
            assertThat(awaitCopy("an open copy", "OPEN").get("slaveVolume").asString())
                    .isEqualTo("0.2");

            source.send("SIGNAL_CLOSE|EURUSD|1001|1.086|10.5");
            assertThat(copier.next()).isEqualTo("CMD_CLOSE|EURUSD|9001|1001");
            copier.send("ACK_CLOSE|1001|1.0861|21");
            JsonNode closed = awaitCopy("a closed copy", "CLOSED");
            assertThat(closed.get("profit").asString()).isEqualTo("21");
            assertThat(closed.get("reasonCode").asString()).isEqualTo("CLOSED_WITH_MASTER");
        }
    }

    @Test
    void a_wrong_key_is_refused_and_the_connection_closed() throws Exception {
        try (LineClient client = connect()) {
            client.send("AUTH:sk_live_00000000000000000000000000000000");
            assertThat(client.awaitEnd()).containsExactly("AUTH_FAILED");
        }
    }

    @Test
    void a_signal_straight_after_auth_is_not_lost_nor_is_it_with_cr_and_empty_lines() throws Exception {
        try (LineClient copier = subscribed();
                LineClient source = connect()) {
            source.sendBytes(
                    ("AUTH:" + master.token + "\r\n\r\n\n" + open(7) + "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(source.next()).isEqualTo("AUTH_OK");
            assertThat(copier.next()).startsWith("CMD_OPEN|BUY|EURUSD|").endsWith("|7");
        }
    }

    @Test
    void a_repeated_ticket_is_not_routed_again() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send(open(1)).send(open(1)).send(open(2));
            assertThat(copier.next()).endsWith("|1");
            assertThat(copier.next()).endsWith("|2");
            awaitTrades(2);
        }
    }

    @Test
    void several_charts_of_a_master_live_side_by_side_and_a_snapshot_speaks_for_its_own() throws Exception {
        try (LineClient euro = expert(master);
                LineClient pound = expert(master);
                LineClient copier = subscribed()) {
            euro.send("CMD_INIT_SYMBOL|EURUSD|100000|5").send(open(1));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|1|9001|0.1|BUY");
            awaitCopy("a copy", "OPEN");

            pound.send("CMD_PRICE|GBPUSD|1.25|1.2501").send("MASTER_SNAPSHOT:");
            assertThat(pound.next()).isEqualTo("SNAPSHOT_OK");
            pound.send("SIGNAL_OPEN|SELL|GBPUSD|1.25|0.2|0|0|2");
            assertThat(copier.next()).isEqualTo("CMD_OPEN|SELL|GBPUSD|1.25|0.2|0|0|2");
            copier.send("ACK_OPEN|2|9002|0.2|SELL");
            awaitCopies("the second copy", 2, "OPEN");

            euro.send("MASTER_SNAPSHOT:");
            assertThat(euro.next()).isEqualTo("SNAPSHOT_OK");
            assertThat(copier.next()).isEqualTo("CMD_CLOSE|EURUSD|9001|1");
        }
    }

    @Test
    void a_close_that_was_of_a_part_marks_the_trade_and_opens_nothing_again() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send(open(5));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|5|9005|0.1|BUY");
            awaitCopy("a copy", "OPEN");
            source.send("SIGNAL_CLOSE|EURUSD|5|1.086|5");
            copier.await("CMD_CLOSE|EURUSD|9005|5");
            copier.send("ACK_CLOSE|5|1.086|5");
            awaitCopy("a closed copy", "CLOSED");

            source.send("MASTER_SNAPSHOT:5").await("SNAPSHOT_OK");
            JsonNode trade = api.await(
                            "/master-trades?account=" + master.id,
                            "the mark",
                            DEADLINE,
                            page -> page.get("items").get(0).get("heldInPart").asBoolean())
                    .get("items")
                    .get(0);
            assertThat(trade.get("status").asString()).isEqualTo("CLOSED");
            assertThat(awaitCopy("the copy", "CLOSED").get("reason").asString()).contains("closed a part");
            assertThat(copier.received())
                    .filteredOn(line -> line.startsWith("CMD_OPEN"))
                    .hasSize(1);
        }
    }

    @Test
    void a_lost_answer_is_adopted_by_the_snapshot_and_the_open_is_not_sent_twice() throws Exception {
        try (LineClient source = expert(master)) {
            try (LineClient copier = subscribed()) {
                source.send(open(11));
                copier.await("CMD_OPEN|");
                // It opens the position, and its answer is lost with the connection.
            }
            try (LineClient again = expert(follower)) {
                again.send("SLAVE_SNAPSHOT:9011");
                assertThat(again.next()).isEqualTo("SNAPSHOT_OK");
                assertThat(awaitCopy("the adopted position", "OPEN")
                                .get("slaveTicket")
                                .asLong())
                        .isEqualTo(9011);
                source.send("SIGNAL_CLOSE|EURUSD|11");
                assertThat(again.next()).isEqualTo("CMD_CLOSE|EURUSD|9011|11");
                again.send("ACK_CLOSE_SO|9011|1.086|3").send("ACK_CLOSE|11|1.086|3");
                assertThat(awaitCopy("a closed copy", "CLOSED")
                                .get("reasonCode")
                                .asString())
                        .isEqualTo("CLOSED_WITH_MASTER");
            }
        }
    }

    @Test
    void an_open_that_a_snapshot_shows_not_to_be_there_is_sent_again_while_it_is_fresh() throws Exception {
        try (LineClient source = expert(master)) {
            try (LineClient copier = subscribed()) {
                api.await(
                        "/subscriptions?account=" + follower.id,
                        "the subscription",
                        DEADLINE,
                        page -> page.get("total").asInt() == 1);
                source.send(open(12));
                copier.await("CMD_OPEN|");
            }
            try (LineClient again = expert(follower)) {
                again.send("SLAVE_SNAPSHOT:");
                assertThat(again.next()).isEqualTo("SNAPSHOT_OK");
                assertThat(again.next()).isEqualTo("CMD_OPEN|BUY|EURUSD|1.085|0.1|1.08|1.09|12");
            }
        }
    }

    @Test
    void tickets_that_are_no_copies_are_closed_and_copies_that_are_not_listed_were_closed() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send(open(21));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|21|9021|0.1|BUY");
            awaitCopy("a copy", "OPEN");
            copier.send("SLAVE_SNAPSHOT:9021,777,778");
            assertThat(copier.next()).startsWith("CMD_SYNC_CLOSE|777|");
            assertThat(copier.next()).startsWith("CMD_SYNC_CLOSE|778|");
            assertThat(copier.next()).isEqualTo("SNAPSHOT_OK");

            copier.send("ACK_CLOSE_SO|9021|1.07|-15");
            JsonNode closed = awaitCopy("a copy closed by the broker", "CLOSED");
            assertThat(closed.get("reasonCode").asString()).isEqualTo("CLOSED_BY_FOLLOWER");
            assertThat(closed.get("profit").asString()).isEqualTo("-15");
        }
    }

    @Test
    void a_refused_open_tells_the_reason_in_the_experts_words() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send(open(31));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN_FAIL|31|Market is closed (132)");
            assertThat(awaitCopy("a failed copy", "FAILED").get("reason").asString())
                    .contains("Market is closed (132)");
        }
    }

    @Test
    void subscribing_to_another_master_leaves_the_first() throws Exception {
        Account other = account("MASTER");
        try (LineClient copier = subscribed()) {
            copier.send("SUBSCRIBE:MST-00000000000000000000000000000000");
            assertThat(copier.next()).isEqualTo("ERROR:MASTER_NOT_FOUND");
            copier.send("SUBSCRIBE:" + other.token);
            assertThat(copier.next()).isEqualTo("SUBSCRIBE_OK");
            JsonNode left = api.get("/subscriptions?account=" + follower.id);
            assertThat(left.get("total").asInt()).isEqualTo(1);
            assertThat(left.get("items").get(0).get("masterAccountId").asLong()).isEqualTo(other.id);
            assertThat(left.get("items").get(0).get("sizing").get("mode").asString())
                    .isEqualTo("FOLLOWER");
        }
    }

    @Test
    void status_is_told_when_asked_and_when_it_changes() throws Exception {
        try (LineClient copier = expert(follower)) {
            copier.send("CHECK_STATUS");
            assertThat(copier.next()).isEqualTo("STATUS_INACTIVE");
            copier.send("SUBSCRIBE:" + master.token);
            assertThat(copier.next()).isEqualTo("SUBSCRIBE_OK");
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");
            copier.send("CHECK_STATUS");
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");
            api.post("/pause", Map.of("scope", "FOLLOWER", "accountId", follower.id, "mode", "CLOSE_ONLY"));
            assertThat(copier.next()).isEqualTo("STATUS_INACTIVE");
            api.post("/resume", Map.of("scope", "FOLLOWER", "accountId", follower.id));
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");
        }
    }

    @Test
    void signals_of_a_master_that_records_are_stored_and_sent_to_nobody() throws Exception {
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send("CMD_SET_MODE|RECORD");
            assertThat(source.next()).isEqualTo("MODE_UPDATED|RECORD");
            assertThat(copier.next()).isEqualTo("STATUS_INACTIVE");
            source.send(open(41));
            awaitCopy("a skip", "SKIPPED");
            source.send("CMD_SET_MODE|PUBSUB");
            assertThat(source.next()).isEqualTo("MODE_UPDATED|PUBSUB");
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");
            source.send(open(42));
            assertThat(copier.next()).endsWith("|42");
            source.send("CMD_SET_MODE|SOMETIMES");
            assertThat(source.next()).isEqualTo("ERROR:MODE_CHANGE_FAILED");
        }
    }

    @Test
    void a_pair_that_cannot_be_opened_or_is_stopped_out_is_closed_on_the_other_side() throws Exception {
        Account third = account("FOLLOWER");
        try (LineClient source = expert(master);
                LineClient copier = subscribed();
                LineClient late = expert(third)) {
            source.send("CMD_SET_MODE|1TO1");
            assertThat(source.next()).isEqualTo("MODE_UPDATED|1TO1");
            late.send("SUBSCRIBE:" + master.token);
            assertThat(late.next()).isEqualTo("ERROR:MASTER_ALREADY_HAS_PARTNER");
            copier.send("CHECK_STATUS");
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");

            source.send(open(51));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN_FAIL|51|not enough money");
            assertThat(source.next()).startsWith("CMD_SYNC_CLOSE|51|");
            source.send("SIGNAL_CLOSE|EURUSD|51|1.085|0");

            source.send(open(52));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|52|9052|0.1|BUY");
            awaitCopies("a copy", 2, "OPEN");
            copier.send("ALERT_STOP_OUT|margin level 20%").send("ACK_CLOSE_SO|9052|1.05|-350");
            assertThat(source.next()).startsWith("CMD_SYNC_CLOSE|52|");
        }
    }

    @Test
    void a_master_of_this_dialect_is_copied_by_a_follower_of_version_1() throws Exception {
        Map<String, Object> request = new HashMap<>();
        request.put("masterAccountId", master.id);
        request.put("followerAccountId", follower.id);
        request.put("sizing", Map.of("mode", "MULTIPLIER", "value", "2"));
        api.post("/subscriptions", request);
        try (LineClient source = expert(master);
                LineClient copier = v1("FOLLOWER", follower)) {
            copier.send("SNAP|0").send("SNAP_END");
            source.send(open(61));
            String command = copier.await("CMD_OPEN|BUY|EURUSD|1.085|0.2|1.08|1.09|61|");
            copier.send("ACK_OPEN|61|9061|0.2|BUY|id=" + id(command));
            awaitCopy("a copy", "OPEN");
            source.send("SIGNAL_CLOSE|EURUSD|61|1.086|1");
            copier.await("CMD_CLOSE|61|9061|0|");
        }
    }

    @Test
    void a_master_of_version_1_is_copied_by_a_follower_of_this_dialect() throws Exception {
        try (LineClient source = v1("MASTER", master);
                LineClient copier = subscribed()) {
            source.send("CMD_OPEN|BUY_LIMIT|EURUSD|1.05|0.3|0|0|70").await("ACK|CMD_OPEN|70|");
            assertThat(awaitCopy("a skipped order", "SKIPPED").get("reasonCode").asString())
                    .isEqualTo("PENDING_ORDER_UNSUPPORTED");
            source.send("CMD_FILLED|70|70|1.05").await("ACK|CMD_FILLED|70|");
            assertThat(copier.next()).isEqualTo("CMD_OPEN|BUY|EURUSD|1.05|0.3|0|0|70");
            copier.send("ACK_OPEN|70|9070|0.3|BUY");
            awaitCopies("a copy", 2, "OPEN");
            source.send("CMD_MODIFY|70|1.04|1.1").await("ACK|CMD_MODIFY|70|");
            source.send("CMD_PARTIAL|70|0.1|0.2|1.06|10").await("ACK|CMD_PARTIAL|70|");
            source.send("CMD_CLOSE|70|1.06|20").await("ACK|CMD_CLOSE|70|");
            assertThat(copier.next()).isEqualTo("CMD_CLOSE|EURUSD|9070|70");
        }
    }

    @Test
    void unknown_and_broken_lines_are_ignored_up_to_a_limit() throws Exception {
        try (LineClient copier = subscribed()) {
            copier.send("WHATEVER|1")
                    .send("ACK_OPEN|x|y|z")
                    .send("SIGNAL_OPEN|BUY")
                    .send("CHECK_STATUS");
            assertThat(copier.next()).isEqualTo("STATUS_ACTIVE");
            for (int i = 0; i < 25; i++) {
                copier.send("NONSENSE");
            }
            assertThat(copier.awaitEnd()).isEmpty();
        }
    }

    private static String id(String command) {
        return command.substring(command.indexOf("|id=") + 4).split("\\|", 2)[0];
    }

    @Test
    void the_account_shows_its_expert_as_alive_until_the_last_chart_has_left() throws Exception {
        try (LineClient euro = expert(master)) {
            try (LineClient pound = expert(master)) {
                pound.send("PING");
                awaitExpert("ALIVE");
            }
            euro.send("MASTER_SNAPSHOT:").await("SNAPSHOT_OK");
            awaitExpert("ALIVE");
        }
        awaitExpert("SILENT");
    }

    private void awaitExpert(String state) {
        api.await(
                "/accounts/" + master.id,
                "the expert " + state,
                DEADLINE,
                account -> account.get("expertState").asString().equals(state));
    }

    @Test
    void an_open_copy_shows_its_floating_profit_by_the_prices_that_its_master_sends() throws Exception {
        String floating = "/trade-pairs/floating-profit?account=" + follower.id;
        try (LineClient source = expert(master);
                LineClient copier = subscribed()) {
            source.send("CMD_INIT_SYMBOL|EURUSD|100000|5").send(open(91));
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|91|9001|0.2|BUY");
            awaitCopy("an open copy", "OPEN");
            assertThat(api.get(floating).get("items")).as("no price yet").isEmpty();

            JsonNode profit = api.await(floating, "a floating profit", DEADLINE, list -> {
                        sendPrice(source);
                        return !list.get("items").isEmpty();
                    })
                    .get("items")
                    .get(0);
            assertThat(profit.get("amount").asString()).isEqualTo("24.00");
            assertThat(profit.get("currency").asString()).isEqualTo("USD");

            source.send("SIGNAL_CLOSE|EURUSD|91|1.0862|10.5");
            copier.await("CMD_CLOSE|");
            copier.send("ACK_CLOSE|91|1.0862|24");
            awaitCopy("a closed copy", "CLOSED");
            assertThat(api.get(floating).get("items")).isEmpty();
        }
    }

    /** As each second: an old price counts no more. */
    private static void sendPrice(LineClient source) {
        try {
            source.send("CMD_PRICE|EURUSD|1.0862|1.0863");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing of a session is answered that these experts do not know. */
    @Test
    void prices_pings_and_signals_have_no_answer() throws Exception {
        try (LineClient source = expert(master)) {
            source.send("PING")
                    .send("CMD_PRICE|EURUSD|1.1|1.1001")
                    .send(open(81))
                    .send("MASTER_SNAPSHOT:81");
            assertThat(List.of(source.next())).containsExactly("SNAPSHOT_OK");
        }
    }
}
