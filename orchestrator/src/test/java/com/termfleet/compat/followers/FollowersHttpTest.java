package com.termfleet.compat.followers;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.followers.FollowersRig.Registered;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The five calls of the replaced system, as its clients make them. */
class FollowersHttpTest {

    private static final String REGISTER = "/api/followers/register-api-key";
    private static final String LOG = "/api/followers/copy-trades-log";
    private static final Server SERVER = Server.start();
    private static final FollowersRig RIG = new FollowersRig(SERVER);
    private static final FollowersRig ANOTHER = new FollowersRig(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static void is(Answer answer, int status, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode body = answer.json();
        assertThat(body.get("ok").asBoolean()).isFalse();
        assertThat(body.get("error").asString()).contains(message);
        assertThat(body.get("message").asString()).contains(message);
    }

    @Test
    void a_registration_answers_with_login_masked_credentials_and_limits_at_the_top_and_under_data() {
        Map<String, Object> form = FollowersRig.form("Asha  Rao");
        form.putAll(Map.of(
                "lotMultiplier",
                0.5,
                "maxQuantity",
                200,
                "maxOrderValue",
                100000,
                "maxDailyLoss",
                "5000",
                "allowedInstruments",
                List.of("RELIANCE", "TCS")));

        Answer answer = RIG.master.post(REGISTER, form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(body.get("ok").asBoolean()).isTrue();
        assertThat(body.at("/follower/followerId").asString()).matches("follower_[0-9a-f]{16}");
        assertThat(body.at("/follower/followerName").asString()).isEqualTo("Asha  Rao");
        assertThat(body.at("/follower/loginUsername").asString()).matches("asha__rao_[0-9a-f]{8}");
        assertThat(body.at("/follower/loginPassword").asString()).matches("[0-9a-f]{32}");
        assertThat(body.at("/follower/createdAt").asString()).endsWith("Z");
        assertThat(body.at("/credentials/apiKey").asString()).isEqualTo(form.get("apiKey"));
        assertThat(body.at("/credentials/clientId").asString()).isEqualTo("CLIE...3456");
        assertThat(body.at("/riskConfig/lotMultiplier").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(body.at("/riskConfig/maxDailyLoss").decimalValue()).isEqualByComparingTo("5000");
        assertThat(body.at("/riskConfig/allowedInstruments")).hasSize(2);
        assertThat(body.at("/riskConfig/allowedProductTypes/0").asString()).isEqualTo("MIS");
        assertThat(body.at("/data/follower")).isEqualTo(body.get("follower"));
        assertThat(body.at("/data/credentials")).isEqualTo(body.get("credentials"));
        assertThat(body.at("/data/riskConfig")).isEqualTo(body.get("riskConfig"));
        assertThat(answer.text()).doesNotContain("very-secret").doesNotContain("CLIENT123456");
    }

    @Test
    void limits_that_are_left_out_are_those_of_the_replaced_system() {
        JsonNode risk = RIG.register("Default", Map.of()).answer().get("riskConfig");

        assertThat(risk.toString())
                .isEqualTo("{\"lotMultiplier\":1,\"maxQuantity\":1000,\"maxOrderValue\":500000,\"maxDailyLoss\":50000,"
                        + "\"allowedInstruments\":[],\"allowedProductTypes\":[\"MIS\",\"CNC\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"followerName", "apiKey", "apiSecret", "clientId"})
    void a_registration_without_a_required_field_is_refused(String field) {
        Map<String, Object> form = FollowersRig.form("Missing");
        form.remove(field);
        is(RIG.master.post(REGISTER, form), 400, "Missing required fields: " + field);
        form.put(field, "  ");
        is(RIG.master.post(REGISTER, form), 400, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lotMultiplier\":0",
                "\"lotMultiplier\":-1",
                "\"lotMultiplier\":\"many\"",
                "\"maxQuantity\":1e400",
                "\"maxOrderValue\":{}",
                "\"maxDailyLoss\":[1]",
                "\"allowedInstruments\":\"RELIANCE\"",
                "\"allowedInstruments\":[1]",
                "\"allowedInstruments\":[\"A|B\"]",
                "\"allowedProductTypes\":[\"\"]",
                "\"followerName\":{\"a\":1}",
                "\"apiKey\":[]"
            })
    void a_registration_with_an_unusable_value_is_refused_by_the_fields_name(String value) {
        String body = "{\"followerName\":\"N\",\"apiKey\":\"0123456789abcdef0\",\"apiSecret\":\"s\",\"clientId\":\"c\","
                + value + "}";
        is(RIG.master.send("POST", REGISTER, body), 400, value.substring(1, value.indexOf('"', 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "{\"followerName\":", "\"text\"", "null"})
    void what_is_no_json_object_is_refused(String body) {
        is(RIG.master.send("POST", REGISTER, body), 400, "body");
        is(RIG.master.send("POST", LOG, body), 400, "body");
        is(RIG.change(body), 400, "body");
    }

    @Test
    void a_body_of_ten_megabytes_is_refused() {
        String body = "{\"followerName\":\"" + "x".repeat(10_000_000) + "\"}";
        assertThat(RIG.master.send("POST", REGISTER, body).status()).isIn(400, 413);
        assertThat(RIG.master.sendChunked(LOG, body).status()).isIn(400, 413);
    }

    @Test
    void an_api_key_that_is_registered_already_is_refused() {
        Map<String, Object> form = FollowersRig.form("Twice");
        assertThat(RIG.master.post(REGISTER, form).status()).isEqualTo(200);

        is(RIG.master.post(REGISTER, form), 400, "apiKey");
    }

    @Test
    void the_broker_secret_is_stored_sealed() {
        Registered registered = RIG.register("Sealed", Map.of());

        byte[] sealed = SERVER.bean(JdbcClient.class)
                .sql("select api_secret_sealed from followers where follower_id = :id")
                .param("id", registered.id())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("very-secret");
        assertThat(SERVER.admin().get("/api/v1/audit").text())
                .contains("registered the follower " + registered.userName())
                .doesNotContain("very-secret")
                .doesNotContain(registered.password());
    }

    @Test
    void the_login_signs_in_to_a_session_and_by_basic_and_sees_its_own_things_only() {
        Registered own = RIG.register("Own", Map.of());
        Registered other = RIG.register("Other", Map.of());
        RIG.logged(withStatus(FollowersRig.trade(own.id(), "BUY", 10), "SUCCESS"));

        Answer session =
                SERVER.http().post("/api/v1/session", Map.of("email", own.userName(), "password", own.password()));
        assertThat(session.status()).as(session.text()).isEqualTo(200);
        assertThat(session.json().at("/user/role").asString()).isEqualTo("FOLLOWER");

        Http follower = SERVER.http().basic(own.userName(), own.password());
        JsonNode list = follower.get("/api/followers/list").json();
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.at("/followers/0/id").asString()).isEqualTo(own.id());
        assertThat(follower.get("/api/followers/copy-trades?followerId=" + own.id())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        is(follower.get("/api/followers/copy-trades?followerId=" + other.id()), 404, "Follower not found");
        is(follower.post(LOG, FollowersRig.trade(own.id(), "BUY", 10)), 403, "role");
        is(follower.post(REGISTER, FollowersRig.form("No")), 403, "role");
        assertThat(follower.get("/api/v1/accounts").json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void followers_are_listed_to_whoever_registered_them_and_to_operators() {
        Registered registered = RIG.register("Listed", Map.of("lotMultiplier", 2, "maxQuantity", 30));

        JsonNode list = RIG.master.get("/api/followers/list").json();

        JsonNode found = list.get("followers")
                .valueStream()
                .filter(entry -> entry.get("id").asString().equals(registered.id()))
                .findFirst()
                .orElseThrow();
        assertThat(found.get("username").asString()).isEqualTo(registered.userName());
        assertThat(found.get("lotMultiplier").asInt()).isEqualTo(2);
        assertThat(found.get("maxQuantity").asInt()).isEqualTo(30);
        assertThat(found.get("maxDailyLoss").asInt()).isEqualTo(50000);
        assertThat(found.get("createdAt").asString()).endsWith("Z");
        assertThat(list.get("total").asInt()).isEqualTo(list.get("followers").size());
        assertThat(list.at("/data/followers")).isEqualTo(list.get("followers"));
        assertThat(ANOTHER.master.get("/api/followers/list").text()).doesNotContain(registered.id());
        assertThat(SERVER.admin().get("/api/followers/list").text()).contains(registered.id());
    }

    @Test
    void somebody_elses_follower_and_trade_are_not_found() {
        Registered registered = RIG.register("Private", Map.of());
        JsonNode trade = RIG.logged(withStatus(FollowersRig.trade(registered.id(), "BUY", 1), "CANCELLED"));

        is(ANOTHER.trades(registered.id()), 404, "Follower not found");
        is(ANOTHER.log(FollowersRig.trade(registered.id(), "BUY", 1)), 404, "Follower not found");
        is(ANOTHER.change(trade.get("id").asString(), "SUCCESS"), 404, "Trade not found");
        is(RIG.change("trade_000000000000", "SUCCESS"), 404, "Trade not found");
        is(RIG.trades("follower_0000000000000000"), 404, "Follower not found");
    }

    @Test
    void calls_without_a_key_are_refused() {
        for (String path : List.of("/api/followers/list", "/api/followers/copy-trades?followerId=x")) {
            assertThat(SERVER.http().get(path).status()).isEqualTo(401);
            assertThat(SERVER.http().with("X-API-Key", "wrong").get(path).status())
                    .isEqualTo(401);
        }
        assertThat(SERVER.http().post(LOG, FollowersRig.trade("x", "BUY", 1)).status())
                .isIn(401, 403);
    }

    private static Map<String, Object> withStatus(Map<String, Object> trade, String status) {
        Map<String, Object> changed = new HashMap<>(trade);
        changed.put("status", status);
        return changed;
    }

    @Test
    void a_trade_that_has_ended_is_recorded_only_and_shown_newest_first_without_an_absent_reason() {
        Registered registered = RIG.register("Recorded", Map.of());
        JsonNode first = RIG.logged(withStatus(FollowersRig.trade(registered.id(), "buy", 10), "SUCCESS"));
        Map<String, Object> failed = withStatus(FollowersRig.trade(registered.id(), "SELL", "2"), "FAILED");
        failed.put("reason", "Margin");
        JsonNode second = RIG.logged(failed);

        assertThat(first.get("id").asString()).matches("trade_[0-9a-f]{12}");
        assertThat(first.get("side").asString()).isEqualTo("BUY");
        assertThat(first.get("masterQty").asInt()).isEqualTo(10);
        assertThat(first.get("price").asInt()).isEqualTo(100);
        assertThat(first.get("timestamp").asString()).endsWith("Z");
        assertThat(first.has("reason")).isFalse();
        JsonNode list = RIG.trades(registered.id()).json();
        assertThat(list.get("ok").asBoolean()).isTrue();
        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.get("trades")).containsExactly(second, first);
        assertThat(second.get("reason").asString()).isEqualTo("Margin");
        assertThat(list.at("/data/trades")).isEqualTo(list.get("trades"));
        assertThat(list.at("/totals/successful").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"masterId", "followerId", "symbol", "side", "masterQty", "followerQty", "price"})
    void a_trade_without_a_required_field_is_refused(String field) {
        Map<String, Object> trade = FollowersRig.trade("follower_1", "BUY", 1);
        trade.remove(field);
        is(RIG.log(trade), 400, "Missing required fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "side=HOLD",
                "status=DONE",
                "masterQty=-1",
                "masterQty=x",
                "followerQty=-0.1",
                "price=0",
                "price=-5",
                "price=1e30",
                "symbol=A|B"
            })
    void a_trade_with_an_unusable_value_is_refused_by_the_fields_name(String assignment) {
        String[] pair = assignment.split("=", 2);
        Map<String, Object> trade =
                FollowersRig.trade(RIG.register("Bad", Map.of()).id(), "BUY", 1);
        trade.put(pair[0], pair[1]);
        is(RIG.log(trade), 400, pair[0]);
    }

    @Test
    void a_trade_without_a_quantity_is_recorded_as_cancelled_with_the_reason() {
        Registered registered = RIG.register("Zero", Map.of());

        JsonNode trade = RIG.logged(FollowersRig.trade(registered.id(), "BUY", 0));

        assertThat(trade.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(trade.get("reason").asString()).contains("Skipped");
    }

    @Test
    void a_product_type_that_is_not_allowed_is_recorded_as_failed() {
        Registered registered = RIG.register("Types", Map.of("allowedProductTypes", List.of("CNC")));
        Map<String, Object> trade = FollowersRig.trade(registered.id(), "BUY", 1);
        trade.put("productType", "MIS");

        JsonNode logged = RIG.logged(trade);

        assertThat(logged.get("status").asString()).isEqualTo("FAILED");
        assertThat(logged.get("reason").asString()).contains("MIS").contains("CNC");
    }

    @Test
    void a_pending_trade_changes_to_any_other_status_and_an_ended_one_to_none() {
        Registered registered = RIG.patient("Changed", Map.of());
        JsonNode trade = RIG.logged(FollowersRig.trade(registered.id(), "BUY", 1));
        assertThat(trade.get("status").asString()).isEqualTo("PENDING");
        String id = trade.get("id").asString();

        Answer changed = RIG.change("{\"tradeId\":\"" + id + "\",\"status\":\"SUCCESS\",\"reason\":\"By hand\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/trade/status").asString()).isEqualTo("SUCCESS");
        assertThat(changed.json().at("/trade/reason").asString()).isEqualTo("By hand");
        assertThat(changed.json().at("/data/trade")).isEqualTo(changed.json().get("trade"));
        assertThat(RIG.change(id, "SUCCESS").status()).isEqualTo(200);
        is(RIG.change(id, "PENDING"), 400, "status cannot become PENDING");
        is(RIG.change(id, "FAILED"), 400, "status cannot become FAILED");
        is(RIG.change("{\"tradeId\":\"" + id + "\"}"), 400, "Missing required fields: tradeId, status");
        is(RIG.change("{\"status\":\"FAILED\"}"), 400, "Missing required fields: tradeId, status");
        is(RIG.change(id, "DONE"), 400, "status must be one of");
        is(RIG.master.get("/api/followers/copy-trades"), 400, "followerId is required");
    }

    @Test
    void a_short_api_key_is_no_way_to_sign_in_and_the_answer_tells_the_experts_key() {
        Map<String, Object> form = FollowersRig.form("Short");
        form.put("apiKey", "abc123");

        JsonNode credentials = RIG.master.post(REGISTER, form).json().get("credentials");

        assertThat(credentials.get("apiKey").asString()).isEqualTo("abc123");
        assertThat(credentials.get("expertKey").asString()).startsWith("tff_");
    }
}
