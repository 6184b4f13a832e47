package com.termfleet.standin.matchtrader;

import static com.termfleet.standin.matchtrader.HttpProgram.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.matchtrader.http.Switch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestDialectTest {

    private static final String BUY =
            "{\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.30,\"slPrice\":0,\"tpPrice\":1.2,\"isMobile\":false}";

    private final MatchTraderStandin server = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
    private final HttpProgram program = HttpProgram.signedIn(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private String open() {
        return json(program.post(SYSTEM + "position/open", BUY)).getString("orderId");
    }

    private JsonArray positions() {
        return json(program.get(SYSTEM + "open-positions")).getJsonArray("positions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/manager/mtr-login", "/manager/co-login", "/mtr-core-edge/login", "/mtr-core-edge/v2/login"})
    void every_form_of_the_login_gives_token_cookies_and_accounts(String path) {
        HttpResponse<String> answer = new HttpProgram(server.address()).post(path, HttpProgram.credentials(server));
        JsonObject body = json(answer);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("co-auth="))
                .anyMatch(cookie -> cookie.startsWith("rt="));
        JsonArray accounts = body.getJsonArray(path.contains("co-login") ? "accounts" : "tradingAccounts");
        assertThat(accounts.getJsonObject(0).getString("tradingAccountId")).isEqualTo("1001");
    }

    @Test
    void a_position_is_opened_edited_closed_in_part_and_closed() {
        String id = open();
        assertThat(positions().getJsonObject(0).getMap())
                .containsEntry("id", id)
                .containsEntry("volume", "0.3")
                .containsEntry("takeProfit", "1.2");

        program.post(
                SYSTEM + "position/edit",
                "{\"id\":\"%s\",\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.3,\"slPrice\":1.05,\"tpPrice\":0}"
                        .formatted(id));
        assertThat(positions().getJsonObject(0).getString("stopLoss")).isEqualTo("1.05");
        assertThat(positions().getJsonObject(0).getString("takeProfit")).isEqualTo("0");

        server.broker().quote("EURUSD", new BigDecimal("1.11000"), new BigDecimal("1.11010"));
        json(program.post(
                SYSTEM + "position/close-partially",
                "{\"positionId\":\"%s\",\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.1}"
                        .formatted(id)));
        assertThat(positions().getJsonObject(0).getString("volume")).isEqualTo("0.2");

        json(program.post(
                SYSTEM + "position/close",
                "{\"positionId\":\"%s\",\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":\"0.20\"}"
                        .formatted(id)));
        assertThat(positions()).isEmpty();
        JsonArray closed = json(program.post(
                        SYSTEM + "closed-positions",
                        "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2100-01-01T00:00:00Z\"}"))
                .getJsonArray("operations");
        assertThat(closed).hasSize(2);
        assertThat(closed.getJsonObject(0).getString("uid")).isEqualTo(id + "_close1");
        assertThat(json(program.get(SYSTEM + "balance")).getString("balance")).isEqualTo("10297.00");
    }

    @Test
    void a_pending_order_is_placed_edited_and_filled_by_the_price() {
        String id = json(program.post(
                        SYSTEM + "pending-order/create",
                        "{\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.1,\"price\":1.05,\"type\":\"LIMIT\"}"))
                .getString("orderId");
        program.post(
                SYSTEM + "pending-order/edit",
                "{\"id\":\"%s\",\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.1,\"priceOrder\":1.06,\"type\":\"LIMIT\"}"
                        .formatted(id));
        JsonObject order = json(program.get(SYSTEM + "active-orders"))
                .getJsonArray("orders")
                .getJsonObject(0);
        assertThat(order.getString("activationPrice")).isEqualTo("1.06");

        server.broker().quote("EURUSD", new BigDecimal("1.05900"), new BigDecimal("1.05910"));
        assertThat(positions().getJsonObject(0).getString("id")).isEqualTo(id);
        assertThat(json(program.get(SYSTEM + "active-orders")).getJsonArray("orders"))
                .isEmpty();
    }

    @Test
    void a_refusal_is_a_status_or_a_400() {
        String tooSmall = BUY.replace("0.30", "0.001");
        assertThat(json(program.post(SYSTEM + "position/open", tooSmall)).getString("status"))
                .isEqualTo("REJECTED");
        server.switches().set(Switch.REFUSAL, "badRequest");
        assertThat(program.post(SYSTEM + "position/open", tooSmall).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_session_ends_after_15_minutes_of_its_clock_and_may_be_refreshed_four_times_an_hour() {
        HttpResponse<String> login =
                new HttpProgram(server.address()).post("/manager/co-login", HttpProgram.credentials(server));
        String refreshToken = cookie(login, "rt");
        server.clock().advance(Duration.ofMinutes(15));
        assertThat(program.get(SYSTEM + "balance").statusCode()).isEqualTo(401);
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> refreshed = new HttpProgram(server.address())
                    .with("Cookie", "rt=" + refreshToken)
                    .post("/manager/refresh-token", "");
            assertThat(refreshed.statusCode()).isEqualTo(200);
            assertThat(refreshed.body()).isEmpty();
            refreshToken = cookie(refreshed, "rt");
        }
        assertThat(new HttpProgram(server.address())
                        .with("Cookie", "rt=" + refreshToken)
                        .post("/manager/refresh-token", "")
                        .statusCode())
                .isEqualTo(429);
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_501st_request_of_a_minute_is_refused() {
        server.requests().clear();
        int refused = 0;
        for (int i = 0; i < 501; i++) {
            refused += program.get(SYSTEM + "balance").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
        assertThat(server.requests().total()).isEqualTo(501);
        server.clock().advance(Duration.ofMinutes(1));
        assertThat(program.get(SYSTEM + "balance").statusCode()).isEqualTo(200);
    }

    @Test
    void every_switch_is_set_over_http_and_checked() {
        assertThat(program.send("PUT", "/standin/switches", "{\"DECIMALS\":\"numbers\",\"NO_LEVEL\":\"null\"}")
                        .statusCode())
                .isEqualTo(200);
        open();
        assertThat(positions().getJsonObject(0).getValue("volume")).isInstanceOf(Number.class);
        assertThat(positions().getJsonObject(0).getValue("stopLoss")).isNull();
        assertThat(program.send("PUT", "/standin/switches", "{\"DECIMALS\":\"roman\"}")
                        .body())
                .contains("[strings, numbers]");
    }
}
