package com.termfleet.compat.copier;

import static com.termfleet.compat.copier.CopierRig.await;
import static com.termfleet.compat.copier.CopierRig.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.copier.CopierRig.User;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Programs that read accounts, start and stop copying and place orders, as the copier's document has it. */
class CopierCallsTest {

    private static final CopierRig RIG = new CopierRig();

    @AfterAll
    static void stop() {
        RIG.close();
    }

    private static String text(JsonNode answer, String field) {
        return answer.get(field).asString();
    }

    @Test
    void an_mt5_account_is_read_as_its_expert_reports_it() throws Exception {
        User user = RIG.user();
        JsonNode account = user.account("MASTER");
        long id = account.get("id").asLong();

        assertThat(user.key().get("/mt5/account").status()).isEqualTo(409);
        assertThat(user.key().get("/mt5/positions").text()).contains("not connected");

        try (LineClient expert = RIG.expert("MASTER", account)) {
            assertThat(user.key().get("/mt5/account").status()).isEqualTo(503);
            assertThat(user.key().get("/mt5/symbols").status()).isEqualTo(503);
            expert.send("HB|1000.50|1010.25|100|910.25|1|1|1|leverage=100").await("HB_OK");
            expert.send("SYM|EURUSD|5|0.01|50|0.01|100000|1|0.00001");
            expert.send("PING|1").await("PONG|1");

            JsonNode state = user.key().get("/mt5/account").json();
            assertThat(text(state, "balance")).isEqualTo("1000.50");
            assertThat(text(state, "equity")).isEqualTo("1010.25");
            assertThat(text(state, "margin")).isEqualTo("100");
            assertThat(text(state, "profit")).isEqualTo("9.75");
            assertThat(state.get("connected").asBoolean()).isTrue();
            JsonNode symbol =
                    user.key().get("/mt5/symbols").json().get("symbols").get(0);
            assertThat(text(symbol, "symbol")).isEqualTo("EURUSD");
            assertThat(text(symbol, "volumeStep")).isEqualTo("0.01");

            CompletableFuture<Answer> positions =
                    CompletableFuture.supplyAsync(() -> user.key().get("/mt5/positions?account=" + id));
            expert.await("SNAP_REQ");
            expert.send("SNAP|2")
                    .send("POS|501|BUY|EURUSD|0.30|1.1|1.05|1.2|time=1767225600000|comment=hello|magic=7|profit=9.75")
                    .send("POS|502|SELL_LIMIT|EURUSD|0.10|1.3|0|0")
                    .send("SNAP_END");
            JsonNode held = positions.join().json().get("positions");
            assertThat(held).hasSize(1);
            assertThat(held.get(0).get("ticket").asLong()).isEqualTo(501);
            assertThat(text(held.get(0), "volume")).isEqualTo("0.3");
            assertThat(text(held.get(0), "stopLoss")).isEqualTo("1.05");
            assertThat(text(held.get(0), "comment")).isEqualTo("hello");

            expert.send("CMD_OPEN|SELL|EURUSD|1.1|0.20|0|0|503").await("ACK|CMD_OPEN|503");
            expert.send("CMD_CLOSE|503|1.09|20").await("ACK|CMD_CLOSE|503");
            JsonNode closed = user.key().get("/mt5/history").json().get("items").get(0);
            assertThat(closed.get("ticket").asLong()).isEqualTo(503);
            assertThat(text(closed, "type")).isEqualTo("sell");

            Http own = RIG.withKey(text(account, "token"));
            assertThat(own.get("/mt5/account").json().get("accountId").asLong()).isEqualTo(id);
            assertThat(RIG.user().key().get("/mt5/account?account=" + id).status())
                    .isEqualTo(404);
            assertThat(own.get("/mt5/account?account=" + (id + 1_000)).status()).isEqualTo(404);
            assertThat(RIG.withKey("wrong").get("/mt5/account").status()).isEqualTo(401);
            assertThat(user.key().get("/mt5/account?account=many").status()).isEqualTo(400);
            assertThat(user.key().get("/mt5/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void a_caller_with_several_accounts_names_one() {
        User user = RIG.user();
        user.account("MASTER");
        user.account("FOLLOWER");

        assertThat(user.key().get("/mt5/account").json().get("errors").get(0).toString())
                .contains("account", "2 accounts");
    }

    @Test
    void copying_is_stopped_and_started_and_what_was_opened_meanwhile_is_copied() throws Exception {
        User user = RIG.user();
        JsonNode master = user.account("MASTER");
        JsonNode follower = user.account("FOLLOWER");
        Answer made = user.api()
                .post(
                        "/api/v1/subscriptions",
                        Map.of(
                                "masterAccountId", master.get("id").asLong(),
                                "followerAccountId", follower.get("id").asLong(),
                                "existingPositions", "COPY"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(text(user.key().get("/copy/status").json(), "status")).isEqualTo("running");

        assertThat(text(user.key().post("/copy/stop", Map.of()).json(), "status"))
                .isEqualTo("stopped");
        assertThat(text(user.key().send("POST", "/copy/stop", null).json(), "status"))
                .isEqualTo("stopped");

        try (LineClient signals = RIG.expert("MASTER", master);
                LineClient copies = RIG.expert("FOLLOWER", follower)) {
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|31").await("ACK|CMD_OPEN|31|");
            await(
                    () -> "the skipped copy",
                    () -> CopierRig.items(user.key().get("/trade-logs")).stream()
                            .anyMatch(log -> text(log, "status").equals("skipped")));

            assertThat(text(user.key().post("/copy/start", Map.of()).json(), "status"))
                    .isEqualTo("running");

            copies.send("ACK_OPEN|31|901|0.10|BUY|id=" + id(copies.await("CMD_OPEN|")));
            await(
                    () -> "the copy",
                    () -> CopierRig.items(user.key().get("/trade-logs")).stream()
                            .anyMatch(log -> text(log, "status").equals("open")));
        }
        assertThat(user.key().post("/copy/stop", Map.of("mode", "SOMEHOW")).status())
                .isEqualTo(400);
        assertThat(RIG.user()
                        .key()
                        .post("/copy/stop", Map.of("account", master.get("id").asLong()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_order_for_an_mt5_account_is_placed_once_changed_and_closed_in_parts() throws Exception {
        User user = RIG.user();
        JsonNode account = user.account("FOLLOWER");
        Map<String, Object> buy = Map.of("symbol", "EURUSD", "type", "BUY", "volume", "0.30", "clientId", "one");
        assertThat(user.key().post("/mt5/orders", buy).status())
                .as("not connected")
                .isEqualTo(409);

        try (LineClient expert = RIG.expert("FOLLOWER", account)) {
            CompletableFuture<Answer> placing =
                    CompletableFuture.supplyAsync(() -> user.key().post("/mt5/orders", buy));
            String open = expert.await("CMD_OPEN|");
            assertThat(open).startsWith("CMD_OPEN|BUY|EURUSD|").contains("|0.3|");
            expert.send("ACK_OPEN|" + open.split("\\|", -1)[7] + "|701|0.30|BUY|price=1.1|id=" + id(open));
            JsonNode placed = answered(placing);
            assertThat(text(placed, "status")).isEqualTo("OPEN");
            assertThat(placed.get("ticket").asLong()).isEqualTo(701);

            assertThat(user.key().post("/mt5/orders", buy).json().get("tradeId"))
                    .as("once more")
                    .isEqualTo(placed.get("tradeId"));
            assertThat(user.key()
                            .post(
                                    "/mt5/orders",
                                    Map.of("symbol", "EURUSD", "type", "SELL", "volume", "1", "clientId", "one"))
                            .status())
                    .isEqualTo(409);

            CompletableFuture<Answer> changing = CompletableFuture.supplyAsync(
                    () -> user.key().send("PATCH", "/mt5/positions/701", "{\"stopLoss\": 1.05}"));
            String modify = expert.await("CMD_MODIFY|");
            assertThat(modify).contains("|701|1.05|0");
            expert.send("ACK_MODIFY|" + modify.split("\\|", -1)[1] + "|701|id=" + id(modify));
            assertThat(text(answered(changing), "status")).isEqualTo("OPEN");

            CompletableFuture<Answer> partly =
                    CompletableFuture.supplyAsync(() -> user.key().delete("/mt5/positions/701?volume=0.10"));
            String part = expert.await("CMD_CLOSE|");
            assertThat(part).contains("|701|0.1|");
            expert.send("ACK_CLOSE|" + part.split("\\|", -1)[1] + "|701|1.2|5|lot=0.10|rest=0.20|id=" + id(part));
            assertThat(answered(partly).get("remaining").decimalValue()).isEqualByComparingTo("0.2");

            CompletableFuture<Answer> closing =
                    CompletableFuture.supplyAsync(() -> user.key().delete("/mt5/positions/701"));
            String rest = expert.await("CMD_CLOSE|");
            expert.send("ACK_CLOSE|" + rest.split("\\|", -1)[1] + "|701|1.2|10|id=" + id(rest));
            assertThat(text(answered(closing), "status")).isEqualTo("CLOSED");
            assertThat(user.key().delete("/mt5/positions/701").json().get("status"))
                    .as("once more")
                    .isEqualTo(answered(closing).get("status"));
            assertThat(expert.received().stream()
                            .filter(line -> line.startsWith("CMD_OPEN"))
                            .count())
                    .isEqualTo(1);

            assertThat(user.key().delete("/mt5/positions/999").status()).isEqualTo(404);
            assertThat(user.key()
                            .post("/mt5/orders", Map.of("symbol", "EURUSD", "type", "BUY_LIMIT", "volume", -1))
                            .json()
                            .get("errors"))
                    .hasSize(2);
            assertThat(user.key()
                            .send("POST", "/mt5/orders", "{\"volume\": []}")
                            .status())
                    .isEqualTo(400);
            assertThat(user.key()
                            .post("/mt5/orders", Map.of("type", "UP", "symbol", "X", "volume", 1))
                            .text())
                    .contains("\"type\"");
            long id = account.get("id").asLong();
            assertThat(RIG.user().key().post("/mt5/orders?account=" + id, buy).status())
                    .isEqualTo(404);
            assertThat(RIG.withKey("wrong")
                            .post("/mt5/orders?account=" + id, buy)
                            .status())
                    .isEqualTo(401);
        }
    }

    private static JsonNode answered(CompletableFuture<Answer> asked) {
        Answer answer = asked.join();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_copy_of_a_master_is_not_closed_by_an_order() throws Exception {
        User user = RIG.user();
        JsonNode master = user.account("MASTER");
        JsonNode follower = user.account("FOLLOWER");
        user.subscribe(master.get("id").asLong(), follower.get("id").asLong());
        try (LineClient signals = RIG.expert("MASTER", master);
                LineClient copies = RIG.expert("FOLLOWER", follower)) {
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|41").await("ACK|CMD_OPEN|41|");
            copies.send("ACK_OPEN|41|801|0.10|BUY|id=" + id(copies.await("CMD_OPEN|")));
            Http own = RIG.withKey(text(follower, "token"));
            await(
                    () -> "the copy",
                    () -> CopierRig.items(own.get("/trade-logs")).stream()
                            .anyMatch(log -> text(log, "status").equals("open")));

            assertThat(RIG.withKey(text(master, "token"))
                            .post("/mt5/orders", Map.of("symbol", "EURUSD", "type", "BUY", "volume", 1))
                            .text())
                    .contains("must be a follower");
            assertThat(own.delete("/mt5/positions/801").status()).isEqualTo(409);
        }
    }

    @Test
    void an_order_for_a_match_trader_account_is_placed_once_changed_and_closed() {
        User user = RIG.user();
        Answer made = user.api()
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "name", "F",
                                "role", "FOLLOWER",
                                "platform", "MATCH_TRADER",
                                "token", RIG.broker().token(),
                                "broker",
                                        Map.of("baseUrl", RIG.broker().address().toString(), "dialect", "TRADER_API")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        long id = made.json().get("id").asLong();
        await(
                () -> "the connection",
                () -> "AUTHORIZED"
                        .equals(text(user.api().get("/api/v1/accounts/" + id).json(), "brokerState")));
        Map<String, Object> order = Map.of("symbol", "EURUSD", "side", "buy", "volume", 0.2, "clientId", "m1");

        Answer placed = user.key().post("/match/order", order);
        assertThat(placed.status()).as(placed.text()).isEqualTo(200);
        assertThat(text(placed.json(), "status")).as(placed.text()).isEqualTo("OPEN");
        String orderId = text(placed.json(), "orderId");
        assertThat(orderId).isEqualTo(RIG.held().getFirst().id());
        assertThat(text(user.key().post("/match/order", order).json(), "orderId"))
                .isEqualTo(orderId);
        assertThat(RIG.held()).hasSize(1);

        Answer changed =
                user.key().post("/match/order", Map.of("action", "modify", "orderId", orderId, "stopLoss", 1.01));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(RIG.held().getFirst().levels().stopLoss()).isEqualByComparingTo("1.01");

        await(
                () -> "the position in the list",
                () -> user.key().get("/mt5/positions?account=" + id).text().contains("1.01"));
        JsonNode listed = user.key().get("/mt5/positions?account=" + id).json().get("positions");
        assertThat(listed).hasSize(1);
        assertThat(text(listed.get(0), "orderId")).isEqualTo(orderId);
        assertThat(text(listed.get(0), "volume")).isEqualTo("0.2");
        assertThat(user.key()
                        .get("/mt5/orders?account=" + id)
                        .json()
                        .get("orders")
                        .isEmpty())
                .isTrue();

        Answer part = user.key().post("/match/order", Map.of("action", "close", "orderId", orderId, "volume", 0.05));
        assertThat(part.status()).as(part.text()).isEqualTo(200);
        assertThat(RIG.held().getFirst().volume()).isEqualByComparingTo("0.15");
        Answer closed = user.key().post("/match/order", Map.of("action", "close", "orderId", orderId));
        assertThat(text(closed.json(), "status")).isEqualTo("CLOSED");
        assertThat(RIG.held()).isEmpty();

        assertThat(user.key()
                        .post("/match/order", Map.of("action", "close", "orderId", "W404"))
                        .status())
                .isEqualTo(404);
        assertThat(user.key().post("/match/order", Map.of("action", "modify")).status())
                .isEqualTo(400);
        assertThat(user.key().post("/match/order", Map.of("action", "burn")).text())
                .contains("\"action\"");
        assertThat(user.key().post("/match/order", Map.of()).json().get("errors"))
                .hasSize(3);
        assertThat(RIG.user()
                        .key()
                        .post("/match/order", Map.of("account", id, "symbol", "X", "side", "BUY", "volume", 1))
                        .status())
                .isEqualTo(404);
    }
}
