package com.termfleet.source.tradingview.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import com.termfleet.source.tradingview.capture.CaptureStep.Request;
import com.termfleet.source.tradingview.capture.Captured.Execution;
import com.termfleet.source.tradingview.capture.Captured.Kind;
import com.termfleet.source.tradingview.capture.CapturedOrder.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureRulesTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");

    private final Market market = new Market();
    private final Map<String, CapturedOrder> orders = new LinkedHashMap<>();
    private int exchanges;

    @Test
    void a_market_order_opens_when_its_execution_names_a_position() {
        assertThat(market("1", Side.BUY, "0.5", "1.08", "1.09")).isEmpty();
        assertThat(executed(opened("1", null, "0.5"))).isEmpty();

        assertThat(executed(opened("1", "p", "0.5")))
                .containsExactly(new Request(
                        "open:1",
                        new SourceRequest.Open(
                                "1",
                                OrderType.BUY,
                                EURUSD,
                                Lots.of("0.5"),
                                Price.of("1.085"),
                                Price.of("1.08"),
                                Price.of("1.09"),
                                "TradingView")));
        assertThat(executed(opened("1", "p", "0.5"))).isEmpty();
    }

    @Test
    void a_limit_order_stays_a_limit_order_until_it_is_filled() {
        List<Request> placed = apply(placed("1", Kind.LIMIT, Side.SELL, "1", "1.1", "1.2", "1.05", null));
        assertThat(placed.getFirst().request())
                .isEqualTo(new SourceRequest.Open(
                        "1",
                        OrderType.SELL_LIMIT,
                        EURUSD,
                        Lots.of("1"),
                        Price.of("1.1"),
                        Price.of("1.2"),
                        Price.of("1.05"),
                        "TradingView"));

        assertThat(requests(apply(new Captured.OrderChanged("1", Price.of("1.11"), null, Price.NONE))))
                .containsExactly(new SourceRequest.Modify(key("1"), Price.of("1.2"), Price.NONE, Price.of("1.11")));
        assertThat(executed(opened("1", "p", "1")))
                .containsExactly(new Request("fill:1", new SourceRequest.Filled(key("1"), Price.of("1.085"))));
        assertThat(requests(apply(new Captured.PositionClosed("p", null)))).containsExactly(close("1", null));
    }

    @Test
    void a_waiting_order_is_cancelled() {
        apply(placed("1", Kind.STOP, Side.BUY, "1", "1.1", "0", "0", null));

        assertThat(apply(new Captured.OrderRemoved("1")))
                .containsExactly(new Request("cancel:1", new SourceRequest.Cancel(key("1"))));
        assertThat(apply(new Captured.OrderRemoved("1"))).isEmpty();
        assertThat(executed(opened("1", "p", "1"))).isEmpty();
    }

    @Test
    void partial_closes_end_at_exactly_zero() {
        open("1", "p", "0.3");

        assertThat(apply(new Captured.PositionClosed("p", Lots.of("0.1"))))
                .containsExactly(new Request("close:1:0.1", close("1", "0.1")));
        assertThat(apply(new Captured.PositionClosed("p", Lots.of("0.1"))))
                .containsExactly(new Request("close:1:0.2", close("1", "0.1")));
        assertThat(apply(new Captured.PositionClosed("p", Lots.of("0.1"))))
                .containsExactly(new Request("close:1:0.3", close("1", null)));
        assertThat(apply(new Captured.PositionClosed("p", null))).isEmpty();
    }

    @Test
    void executions_that_list_a_confirmed_close_close_nothing_twice() {
        open("1", "p", "0.3");
        apply(new Captured.PositionClosed("p", Lots.of("0.1")));

        assertThat(executed(opened("1", "p", "0.3"), closed("2", "p", "0.1"))).isEmpty();
    }

    @Test
    void what_the_broker_closed_by_itself_is_closed() {
        open("1", "p", "0.3");

        assertThat(executed(opened("1", "p", "0.3"), closed("1.SL", "p", "0.1")))
                .containsExactly(new Request("close:1:0.1", close("1", "0.1")));
        assertThat(executed(opened("1", "p", "0.3"), closed("1.SL", "p", "0.1"), closed("1.TP", "p", "0.2")))
                .containsExactly(new Request("close:1:0.3", close("1", null)));
    }

    @Test
    void the_same_close_has_the_same_key_whichever_way_it_is_seen() {
        open("1", "p", "0.3");
        List<CapturedOrder> before = List.copyOf(orders.values());
        String first = apply(new Captured.PositionClosed("p", null)).getFirst().key();

        orders.clear();
        before.forEach(order -> orders.put(order.id(), order));

        assertThat(executed(opened("1", "p", "0.3"), closed("2", "p", "0.3"))
                        .getFirst()
                        .key())
                .isEqualTo(first);
    }

    @Test
    void two_orders_in_one_position_are_closed_oldest_first() {
        open("1", "p", "0.3");
        open("2", "p", "0.2");

        assertThat(apply(new Captured.PositionClosed("p", Lots.of("0.4"))))
                .containsExactly(
                        new Request("close:1:0.3", close("1", null)), new Request("close:2:0.1", close("2", "0.1")));
        assertThat(executed(
                        opened("1", "p", "0.3"),
                        opened("2", "p", "0.2"),
                        closed("3", "p", "0.4"),
                        closed("4", "p", "0.1")))
                .containsExactly(new Request("close:2:0.2", close("2", null)));
    }

    @Test
    void closes_before_an_order_joined_its_position_are_not_its_own() {
        market("7", Side.BUY, "0.5", "0", "0");

        assertThat(executed(closed("old", "p", "3"), opened("7", "p", "0.5"))).hasSize(1);
        assertThat(executed(closed("old", "p", "3"), opened("7", "p", "0.5"), closed("8", "p", "0.5")))
                .containsExactly(new Request("close:7:0.5", close("7", null)));
    }

    @Test
    void an_opposite_order_of_a_netting_account_closes_and_opens_the_rest() {
        open("1", "p", "0.3");
        market("2", Side.SELL, "0.5", "0", "0");

        List<Request> reversed = executed(opened("1", "p", "0.3"), closed("2", "p", "0.3"), opened("2", "q", "0.2"));

        assertThat(reversed).extracting(Request::key).containsExactly("open:2", "close:1:0.3");
        assertThat(((SourceRequest.Open) reversed.getFirst().request()).lots()).isEqualTo(Lots.of("0.2"));
        assertThat(orders.get("1")).extracting(CapturedOrder::state).isEqualTo(State.ENDED);
    }

    @Test
    void an_order_that_only_closes_opens_nothing() {
        open("1", "p", "0.3");
        market("2", Side.SELL, "0.3", "0", "0");

        assertThat(executed(opened("1", "p", "0.3"), closed("2", "p", "0.3")))
                .containsExactly(new Request("close:1:0.3", close("1", null)));
        assertThat(orders.get("2")).extracting(CapturedOrder::state).isEqualTo(State.ENDED);
    }

    @Test
    void levels_are_changed_kept_and_removed() {
        open("1", "p", "0.3");

        assertThat(requests(apply(new Captured.PositionChanged("p", Price.of("1.07"), Price.of("1.2"), null))))
                .containsExactly(modify("1", "1.07", "1.2"));
        assertThat(requests(apply(new Captured.PositionChanged("p", null, Price.NONE, null))))
                .containsExactly(modify("1", "1.07", "0"));
        assertThat(requests(apply(new Captured.PositionChanged("p", Price.of("1.07"), null, null))))
                .isEmpty();
        assertThat(requests(apply(new Captured.PositionChanged("unknown", Price.of("1.07"), null, null))))
                .isEmpty();
    }

    @Test
    void a_level_is_removed_from_the_order_it_names() {
        market("1", Side.BUY, "1", "1.08", "1.09");
        market("2", Side.BUY, "1", "1.08", "1.09");
        executed(opened("1", "p", "1"), opened("2", "q", "1"));

        assertThat(requests(apply(new Captured.OrderRemoved("2.TP.1699")))).containsExactly(modify("2", "1.08", "0"));
        assertThat(requests(apply(new Captured.OrderRemoved("p.SL.1699")))).containsExactly(modify("1", "0", "1.09"));
        assertThat(requests(apply(new Captured.OrderRemoved("sl-of-2")))).containsExactly(modify("2", "0", "0"));
        assertThat(requests(apply(new Captured.OrderChanged("tp-of-1", Price.of("1.1"), null, null))))
                .containsExactly(modify("1", "0", "1.1"));
    }

    @Test
    void a_level_on_the_wrong_side_is_left_out() {
        market("1", Side.BUY, "1", "1.09", "1.08");

        SourceRequest.Open open =
                (SourceRequest.Open) executed(opened("1", "p", "1")).getFirst().request();

        assertThat(open.stopLoss()).isEqualTo(Price.NONE);
        assertThat(open.takeProfit()).isEqualTo(Price.NONE);
    }

    @Test
    void a_trailing_stop_follows_the_prices_that_are_seen_and_never_goes_back() {
        apply(new Captured.Instruments(Map.of(EURUSD, new BigDecimal("0.0001"))));
        open("1", "p", "1");

        assertThat(requests(apply(new Captured.PositionChanged("p", null, null, new BigDecimal("50")))))
                .containsExactly(modify("1", "1.08", "0"));
        assertThat(requests(apply(placed("2", Kind.MARKET, Side.BUY, "1", "1.095", "0", "0", null))))
                .containsExactly(modify("1", "1.09", "0"));
        assertThat(requests(apply(placed("3", Kind.MARKET, Side.BUY, "1", "1.06", "0", "0", null))))
                .isEmpty();
        assertThat(requests(apply(new Captured.PositionChanged("p", Price.of("1.01"), null, null))))
                .containsExactly(modify("1", "1.01", "0"));
        assertThat(requests(apply(placed("4", Kind.MARKET, Side.BUY, "1", "1.2", "0", "0", null))))
                .isEmpty();
    }

    @Test
    void orders_that_were_placed_elsewhere_are_ignored() {
        assertThat(executed(opened("9", "p", "1"), closed("8", "p", "1"))).isEmpty();
        assertThat(apply(new Captured.PositionClosed("p", null))).isEmpty();
        assertThat(apply(new Captured.OrderRemoved("9"))).isEmpty();
    }

    @Test
    void what_was_captured_twice_changes_nothing() {
        open("1", "p", "1");

        assertThat(market("1", Side.BUY, "1", "0", "0")).isEmpty();
        assertThat(orders.get("1")).extracting(CapturedOrder::state).isEqualTo(State.OPEN);
    }

    private void open(String id, String position, String quantity) {
        market(id, Side.BUY, quantity, "0", "0");
        List<Execution> all = new ArrayList<>();
        orders.values().stream()
                .filter(order -> order.position() != null)
                .forEach(order -> all.add(
                        opened(order.id(), order.position(), order.quantity().toString())));
        all.add(opened(id, position, quantity));
        apply(new Captured.Executed(all));
    }

    private List<Request> market(String id, Side side, String quantity, String stopLoss, String takeProfit) {
        return apply(placed(id, Kind.MARKET, side, quantity, "1.085", stopLoss, takeProfit, null));
    }

    private static Captured.Placed placed(
            String id,
            Kind kind,
            Side side,
            String quantity,
            String price,
            String stopLoss,
            String takeProfit,
            @Nullable BigDecimal trailing) {
        return new Captured.Placed(
                id,
                EURUSD,
                side,
                kind,
                Lots.of(quantity),
                Price.of(price),
                Price.of(stopLoss),
                Price.of(takeProfit),
                "sl-of-" + id,
                "tp-of-" + id,
                trailing);
    }

    private List<Request> executed(Execution... executions) {
        return apply(new Captured.Executed(List.of(executions)));
    }

    private static Execution opened(String order, @Nullable String position, String quantity) {
        return new Execution(order, position, Price.of("1.085"), Lots.of(quantity), false);
    }

    private static Execution closed(String order, String position, String quantity) {
        return new Execution(order, position, Price.of("1.085"), Lots.of(quantity), true);
    }

    private List<Request> apply(Captured captured) {
        CaptureStep step = CaptureRules.apply("x" + ++exchanges, captured, List.copyOf(orders.values()), market);
        step.changed().forEach(order -> orders.put(order.id(), order));
        return step.requests();
    }

    private static List<SourceRequest> requests(List<Request> requests) {
        return requests.stream().map(Request::request).toList();
    }

    private static SourceRequest modify(String id, String stopLoss, String takeProfit) {
        return new SourceRequest.Modify(key(id), Price.of(stopLoss), Price.of(takeProfit), null);
    }

    private static SourceRequest close(String id, @Nullable String lots) {
        return new SourceRequest.Close(key(id), lots == null ? null : Lots.of(lots), Price.NONE, Money.ZERO);
    }

    private static Target key(String id) {
        return new Target.Keyed(id);
    }
}
