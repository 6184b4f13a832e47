package com.termfleet.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.After;
import com.termfleet.source.SourceRequest.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBodyTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");

    private static SourceRequest read(String body) {
        return AlertBody.read(body).request();
    }

    private static List<String> wrongFields(String body) {
        try {
            AlertBody.read(body);
            return List.of();
        } catch (InvalidInputException e) {
            return e.errors().stream().map(FieldError::field).toList();
        }
    }

    private static SourceRequest.Open open(OrderType type, String price, String sl, String tp) {
        return new SourceRequest.Open(
                null, type, EURUSD, Lots.of("0.5"), Price.of(price), Price.of(sl), Price.of(tp), "");
    }

    @Test
    void an_alert_of_a_strategy_carries_what_it_has_afterwards() {
        String body = "{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"contracts\":\"0.5\",\"price\":\"1.085\","
                + "\"id\":\"Long\",\"time\":\"2026-11-22T10:00:00Z\",\"position\":\"long\"}";

        Alert alert = AlertBody.read(body);

        assertThat(alert.request())
                .isEqualTo(new SourceRequest.Net(
                        EURUSD, Side.BUY, Lots.of("0.5"), Price.of("1.085"), Price.NONE, Price.NONE, After.LONG, ""));
        assertThat(alert.key()).isEqualTo("alert:2026-11-22T10:00:00Z:EURUSD:Long");
    }

    @Test
    void without_position_an_order_opens_and_numbers_need_no_quotation_marks() {
        assertThat(read("{\"symbol\":\"OANDA:EURUSD\",\"action\":\"sell\",\"contracts\":0.5,\"price\":1.085}"))
                .isEqualTo(open(OrderType.SELL, "1.085", "", ""));
    }

    @Test
    void an_alert_without_id_or_time_has_no_key_since_the_next_one_may_look_the_same() {
        assertThat(AlertBody.read("{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"contracts\":1,\"id\":\"Long\"}")
                        .key())
                .isNull();
        assertThat(AlertBody.read("L,buy,EURUSD,vol_lots=1").key()).isNull();
    }

    @Test
    void placeholders_that_TradingView_did_not_fill_count_as_absent() {
        assertThat(read("{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"contracts\":\"0.5\",\"price\":\"{{close}}\","
                        + "\"position\":\"{{strategy.market_position}}\"}"))
                .isEqualTo(open(OrderType.BUY, "", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "buystop, BUY_STOP",
        "buylimit, BUY_LIMIT",
        "sellstop, SELL_STOP",
        "selllimit, SELL_LIMIT",
        "BuyLimit, BUY_LIMIT"
    })
    void a_line_places_pending_orders(String command, OrderType type) {
        assertThat(read("60123,%s,EURUSD,risk=0.5,price=1.08,sl=1.07,tp=1.1".formatted(command)))
                .isEqualTo(open(type, "1.08", "1.07", "1.1"));
    }

    @Test
    void a_line_closes_and_cancels_by_side() {
        assertThat(read("L,closelong,EURUSD")).isEqualTo(closing(Side.BUY));
        assertThat(read("L,closeshort,EURUSD")).isEqualTo(closing(Side.SELL));
        assertThat(read("L,closeall,EURUSD")).isEqualTo(closing(null));
        assertThat(read("L,closeall,*"))
                .isEqualTo(new SourceRequest.Close(new Target.Everything(), null, Price.NONE, Money.ZERO));
        assertThat(read("L,cancellong,EURUSD"))
                .isEqualTo(new SourceRequest.Cancel(new Target.OfSymbol(EURUSD, Side.BUY)));
        assertThat(read("L,cancelshort,EURUSD"))
                .isEqualTo(new SourceRequest.Cancel(new Target.OfSymbol(EURUSD, Side.SELL)));
    }

    private static SourceRequest closing(@org.jspecify.annotations.Nullable Side side) {
        return new SourceRequest.Close(new Target.OfSymbol(EURUSD, side), null, Price.NONE, Money.ZERO);
    }

    @Test
    void levels_may_be_distances_in_pips_or_percent() {
        assertThat(read("L,buy,EURUSD,vol_lots=0.5,price=1.085,sl_pips=20,tp_pct=1"))
                .isEqualTo(open(OrderType.BUY, "1.085", "1.083", "1.096"));
        assertThat(read("L,sell,EURUSD,vol_lots=0.5,price=1.085,sl_pips=20,tp_pips=40"))
                .isEqualTo(open(OrderType.SELL, "1.085", "1.087", "1.081"));
    }

    @Test
    void a_comment_may_hold_commas_in_quotation_marks() {
        SourceRequest.Open request = (SourceRequest.Open) read("L,buy,EURUSD,vol_lots=1,comment=\"one, two\"");

        assertThat(request.comment()).isEqualTo("one, two");
        assertThat(request.lots()).isEqualTo(Lots.of("1"));
    }

    @Test
    void each_wrong_field_is_named() {
        assertThat(wrongFields("{\"symbol\":\"\",\"action\":\"jump\",\"contracts\":\"-1\"}"))
                .containsExactly("action");
        assertThat(wrongFields("{\"action\":\"buy\",\"contracts\":\"-1\",\"price\":\"NaN\",\"position\":\"up\"}"))
                .containsExactlyInAnyOrder("symbol", "contracts", "price", "position");
        assertThat(wrongFields("L,buystop,EURUSD,vol_lots=1")).containsExactly("price");
        assertThat(wrongFields("L,buy,EURUSD")).containsExactly("vol_lots");
        assertThat(wrongFields("L,buy,EURUSD,vol_lots=1e3")).containsExactly("vol_lots");
        assertThat(wrongFields("L,buy,US30,vol_lots=1,price=40000,sl_pips=3")).containsExactly("sl_pips");
        assertThat(wrongFields("L,buy,EURUSD,vol_lots=1,sl_pips=3")).contains("price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "buy", "L,buy", "{", "[1]", "{\"symbol\":", "null", "\"text\""})
    void what_is_neither_form_is_refused(String body) {
        assertThatThrownBy(() -> AlertBody.read(body)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_body_cut_anywhere_is_read_or_refused_and_never_fails_otherwise() {
        String json = "{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"contracts\":\"0.5\",\"price\":\"1.085\"}";
        String line = "60123,buylimit,EURUSD,vol_lots=0.5,price=1.08,sl_pips=10,comment=\"a,b\"";
        for (String whole : List.of(json, line)) {
            for (int end = 0; end < whole.length(); end++) {
                wrongFields(whole.substring(0, end));
            }
        }
        assertThat(wrongFields(json)).isEmpty();
        assertThat(wrongFields(line)).isEmpty();
    }
}
