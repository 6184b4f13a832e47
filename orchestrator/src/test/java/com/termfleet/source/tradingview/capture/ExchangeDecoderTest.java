package com.termfleet.source.tradingview.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.tradingview.capture.Captured.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recorded exchanges. */
class ExchangeDecoderTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");
    private static final String ORDER =
            "instrument=EURUSD&side=buy&qty=0.25&type=market&currentAsk=1.08512&currentBid=1.08502"
                    + "&takeProfit=1.09&stopLoss=1.08";
    private static final String ORDERED =
            "{\"s\":\"ok\",\"d\":{\"orderId\":\"4711\",\"takeProfitOrderId\":\"4711.TP.1\",\"stopLossOrderId\":\"4711.SL.1\"}}";

    @Test
    void a_market_order() {
        assertThat(decoded("POST", "orders", ORDER, ORDERED))
                .isEqualTo(new Captured.Placed(
                        "4711",
                        EURUSD,
                        Side.BUY,
                        Kind.MARKET,
                        Lots.of("0.25"),
                        Price.of("1.08512"),
                        Price.of("1.08"),
                        Price.of("1.09"),
                        "4711.SL.1",
                        "4711.TP.1",
                        null));
    }

    @Test
    void a_limit_order_without_levels_whose_ids_are_numbers() {
        assertThat(decoded(
                        "POST",
                        "orders",
                        "instrument=OANDA%3AEURUSD&side=sell&qty=1&type=limit&limitPrice=1.1&currentAsk=1.08512",
                        "{\"s\":\"ok\",\"d\":{\"orderId\":4712}}"))
                .isEqualTo(new Captured.Placed(
                        "4712",
                        EURUSD,
                        Side.SELL,
                        Kind.LIMIT,
                        Lots.of("1"),
                        Price.of("1.1"),
                        Price.NONE,
                        Price.NONE,
                        null,
                        null,
                        null));
    }

    @Test
    void what_the_broker_refused_did_not_happen() {
        assertThat(ExchangeDecoder.decode(
                        exchange("POST", "orders", ORDER, 200, "{\"s\":\"error\",\"errmsg\":\"Not enough money\"}")))
                .isEmpty();
        assertThat(ExchangeDecoder.decode(exchange("POST", "orders", ORDER, 500, ORDERED)))
                .isEmpty();
        assertThat(ExchangeDecoder.decode(exchange("DELETE", "positions/9", "", 200, "{}")))
                .isEmpty();
    }

    @Test
    void executions() {
        assertThat(
                        decoded(
                                "GET",
                                "executions",
                                "",
                                "{\"s\":\"ok\",\"d\":[{\"orderId\":\"4711\",\"positionId\":\"9\",\"price\":1.0851,\"qty\":0.25,"
                                        + "\"side\":\"buy\",\"isClose\":false},{\"orderId\":\"5\",\"price\":\"1\",\"qty\":\"2\",\"isClose\":true}]}"))
                .isEqualTo(new Captured.Executed(List.of(
                        new Captured.Execution("4711", "9", Price.of("1.0851"), Lots.of("0.25"), false),
                        new Captured.Execution("5", null, Price.of("1"), Lots.of("2"), true))));
    }

    @Test
    void a_level_that_is_absent_is_kept_and_one_of_zero_is_removed() {
        assertThat(decoded("PUT", "positions/9", "takeProfit=1.2&stopLoss=0", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.PositionChanged("9", Price.NONE, Price.of("1.2"), null));
        assertThat(decoded("PUT", "positions/9", "trailingStopPips=25.5", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.PositionChanged("9", null, null, new BigDecimal("25.5")));
    }

    @Test
    void closes_and_cancels() {
        assertThat(decoded("DELETE", "positions/9", "", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.PositionClosed("9", null));
        assertThat(decoded("DELETE", "positions/9", "amount=0.1", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.PositionClosed("9", Lots.of("0.1")));
        assertThat(decoded("DELETE", "orders/4711.TP.1699", "", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.OrderRemoved("4711.TP.1699"));
        assertThat(decoded("PUT", "orders/4712", "limitPrice=1.2", "{\"s\":\"ok\"}"))
                .isEqualTo(new Captured.OrderChanged("4712", Price.of("1.2"), null, null));
    }

    @Test
    void sizes_of_pips() {
        assertThat(
                        decoded(
                                "GET",
                                "instruments",
                                "",
                                "{\"s\":\"ok\",\"d\":[{\"name\":\"EURUSD\",\"pipSize\":0.0001},{\"name\":\"X\"},{\"name\":\"Y\",\"pipSize\":0}]}"))
                .isEqualTo(new Captured.Instruments(Map.of(EURUSD, new BigDecimal("0.0001"))));
    }

    @Test
    void other_traffic_means_nothing() {
        assertThat(ExchangeDecoder.concerns("GET", "state")).isFalse();
        assertThat(ExchangeDecoder.concerns("GET", "positions")).isFalse();
        assertThat(ExchangeDecoder.concerns("POST", "orders/1")).isFalse();
        assertThat(ExchangeDecoder.concerns("DELETE", "orders")).isFalse();
        assertThat(ExchangeDecoder.concerns("DELETE", "positions/")).isFalse();
        assertThat(ExchangeDecoder.decode(exchange("GET", "state", "", 200, "not JSON")))
                .isEmpty();
    }

    @Test
    void an_exchange_that_is_cut_anywhere_is_refused_with_a_reason_or_understood() {
        assertThat(ExchangeDecoder.decode(exchange("POST", "orders", ORDER, 200, "")))
                .isEmpty();
        for (int i = 1; i < ORDERED.length(); i++) {
            String cut = ORDERED.substring(0, i);
            assertThatThrownBy(() -> ExchangeDecoder.decode(exchange("POST", "orders", ORDER, 200, cut)))
                    .isInstanceOfSatisfying(
                            IllegalArgumentException.class,
                            refused -> assertThat(refused.getMessage()).isNotBlank());
        }
        for (int i = 0; i < ORDER.length(); i++) {
            try {
                assertThat(ExchangeDecoder.decode(exchange("POST", "orders", ORDER.substring(0, i), 200, ORDERED)))
                        .isPresent();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void what_is_wrong_is_named() {
        assertWrong("instrument=EURUSD&side=up&qty=1", "side");
        assertWrong("instrument=EURUSD&side=buy&qty=-1", "qty");
        assertWrong("instrument=EURUSD&side=buy&qty=0", "qty");
        assertWrong("instrument=EURUSD&side=buy", "qty is missing");
        assertWrong("side=buy&qty=1", "instrument is missing");
        assertWrong("instrument=EURUSD&side=buy&qty=1&type=stoplimit", "type");
        assertWrong("instrument=EURUSD&side=buy&qty=1&type=limit", "price");
    }

    private static void assertWrong(String form, String reason) {
        assertThatThrownBy(() -> decoded("POST", "orders", form, ORDERED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static Captured decoded(String method, String path, String form, String json) {
        return ExchangeDecoder.decode(exchange(method, path, form, 200, json)).orElseThrow();
    }

    private static Exchange exchange(String method, String path, String form, int status, String json) {
        return new Exchange("x", Instant.EPOCH, method, path, "locale=en&requestId=abc", form, status, json);
    }
}
