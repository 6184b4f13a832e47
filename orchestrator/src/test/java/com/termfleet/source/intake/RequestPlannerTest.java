package com.termfleet.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.HeldTrades.HeldTrade;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Recipients;
import com.termfleet.signal.Signal;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.After;
import com.termfleet.source.SourceRequest.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestPlannerTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");
    private static final Price PRICE = Price.of("1.085");
    private static final Target OF_EURUSD = new Target.OfSymbol(EURUSD, null);

    private final AtomicLong tickets = new AtomicLong(100);

    private static HeldTrade held(long ticket, OrderType type, String symbol, String lots) {
        return new HeldTrade(
                new Ticket(ticket), type, Symbol.of(symbol), Lots.of(lots), Price.of("1.08"), Price.of("1.09"));
    }

    private List<PlannedSignal> plan(SourceRequest request, HeldTrade... held) {
        return RequestPlanner.plan(request, List.of(held), null, () -> new Ticket(tickets.incrementAndGet()));
    }

    private static SourceRequest close(Target target, @Nullable String lots) {
        return new SourceRequest.Close(target, lots == null ? null : Lots.of(lots), PRICE, Money.ZERO);
    }

    private static SourceRequest net(Side side, String lots, After after) {
        return new SourceRequest.Net(EURUSD, side, Lots.of(lots), PRICE, Price.NONE, Price.NONE, after, "");
    }

    private static PlannedSignal closed(long ticket) {
        return new PlannedSignal.Close(new Ticket(ticket), PRICE, Money.ZERO);
    }

    private static PlannedSignal partly(long ticket, String closed, String remaining) {
        return new PlannedSignal.Partial(new Ticket(ticket), Lots.of(closed), Lots.of(remaining), PRICE, Money.ZERO);
    }

    private static HeldTrade held(long ticket, OrderType type, String lots, Recipients recipients) {
        return new HeldTrade(new Ticket(ticket), type, EURUSD, Lots.of(lots), Price.NONE, Price.NONE, recipients);
    }

    private static SourceRequest net(Side side, String lots, @Nullable Recipients recipients) {
        return new SourceRequest.Net(EURUSD, side, Lots.of(lots), PRICE, Price.NONE, Price.NONE, null, "", recipients);
    }

    @Test
    void a_request_with_recipients_touches_trades_of_the_same_recipients_alone() {
        Recipients ann = Recipients.only(AccountId.of(7));
        HeldTrade ofAll = held(1, OrderType.BUY, "EURUSD", "0.1");
        HeldTrade ofAnn = held(2, OrderType.BUY, "0.1", ann);
        HeldTrade ofBob = held(3, OrderType.BUY, "0.1", Recipients.only(AccountId.of(8)));
        HeldTrade test = held(4, OrderType.BUY, "0.1", new Recipients(Set.of(AccountId.of(7)), true));

        assertThat(plan(net(Side.SELL, "0.1", ann), ofAll, ofAnn, ofBob, test)).containsExactly(closed(2));
        assertThat(plan(net(Side.SELL, "0.1", (Recipients) null), ofAll, ofAnn, ofBob, test))
                .containsExactly(closed(1));
        assertThat(plan(close(new Target.Everything(), null), ofAll, ofAnn, ofBob, test))
                .containsExactly(closed(1));
        assertThat(plan(close(new Target.Ticketed(new Ticket(3)), null), ofAll, ofAnn, ofBob, test))
                .containsExactly(closed(3));
    }

    @Test
    void an_order_of_a_source_that_does_not_say_what_it_has_afterwards_reduces_closes_or_turns_by_its_lots() {
        Recipients ann = Recipients.only(AccountId.of(7));
        HeldTrade bought = held(2, OrderType.BUY, "10", ann);

        assertThat(plan(net(Side.SELL, "4", ann), bought)).containsExactly(partly(2, "4", "6"));
        assertThat(plan(net(Side.SELL, "10", ann), bought)).containsExactly(closed(2));
        assertThat(plan(net(Side.SELL, "15", ann), bought))
                .containsExactly(
                        closed(2),
                        new PlannedSignal.Open(
                                new Ticket(101),
                                OrderType.SELL,
                                EURUSD,
                                PRICE,
                                Lots.of("5"),
                                Price.NONE,
                                Price.NONE,
                                "",
                                ann));
        assertThat(plan(net(Side.BUY, "4", ann), bought)).hasSize(1);
    }

    @Test
    void a_close_by_symbol_closes_both_sides_of_that_symbol_and_nothing_else() {
        assertThat(plan(
                        close(OF_EURUSD, null),
                        held(1, OrderType.BUY, "EURUSD", "0.1"),
                        held(2, OrderType.SELL, "eurusd", "0.2"),
                        held(3, OrderType.BUY, "GBPUSD", "0.3")))
                .containsExactly(closed(1), closed(2));
    }

    @Test
    void a_close_of_one_side_leaves_the_other_open() {
        assertThat(plan(
                        close(new Target.OfSymbol(EURUSD, Side.BUY), null),
                        held(1, OrderType.BUY, "EURUSD", "0.1"),
                        held(2, OrderType.SELL, "EURUSD", "0.2")))
                .containsExactly(closed(1));
    }

    @Test
    void a_part_is_closed_of_the_oldest_first() {
        assertThat(plan(
                        close(OF_EURUSD, "0.25"),
                        held(1, OrderType.BUY, "EURUSD", "0.1"),
                        held(2, OrderType.BUY, "EURUSD", "0.2"),
                        held(3, OrderType.BUY, "EURUSD", "0.3")))
                .containsExactly(closed(1), partly(2, "0.15", "0.05"));
    }

    @Test
    void more_than_is_open_closes_what_is_open() {
        assertThat(plan(close(OF_EURUSD, "5"), held(1, OrderType.BUY, "EURUSD", "0.1")))
                .containsExactly(closed(1));
    }

    @Test
    void a_pending_order_whose_fill_was_not_told_is_closed_too_and_a_cancel_leaves_positions() {
        HeldTrade waiting = held(1, OrderType.BUY_LIMIT, "EURUSD", "0.1");
        HeldTrade position = held(2, OrderType.BUY, "EURUSD", "0.1");

        assertThat(plan(close(OF_EURUSD, null), waiting, position)).containsExactly(closed(1), closed(2));
        assertThat(plan(new SourceRequest.Cancel(OF_EURUSD), waiting, position))
                .containsExactly(new PlannedSignal.Cancel(new Ticket(1)));
    }

    @Test
    void a_change_of_one_level_keeps_the_other() {
        assertThat(plan(
                        new SourceRequest.Modify(OF_EURUSD, Price.of("1.07"), null, null),
                        held(1, OrderType.BUY, "EURUSD", "0.1")))
                .containsExactly(
                        new PlannedSignal.Modify(new Ticket(1), Price.of("1.07"), Price.of("1.09"), Price.NONE));
    }

    @Test
    void a_trade_is_meant_by_its_key_alone() {
        List<HeldTrade> held =
                List.of(held(1, OrderType.BUY, "EURUSD", "0.1"), held(2, OrderType.BUY, "EURUSD", "0.1"));
        SourceRequest request = close(new Target.Keyed("b"), null);

        assertThat(RequestPlanner.plan(request, held, new Ticket(2), () -> new Ticket(9)))
                .containsExactly(closed(2));
        assertThat(RequestPlanner.plan(request, held, null, () -> new Ticket(9)))
                .isEmpty();
    }

    @Test
    void an_order_of_a_strategy_that_turns_closes_the_other_side_and_opens_the_rest() {
        assertThat(plan(net(Side.BUY, "0.3", After.LONG), held(1, OrderType.SELL, "EURUSD", "0.1")))
                .containsExactly(
                        closed(1),
                        new PlannedSignal.Open(
                                new Ticket(101),
                                OrderType.BUY,
                                EURUSD,
                                PRICE,
                                Lots.of("0.2"),
                                Price.NONE,
                                Price.NONE,
                                "",
                                null));
    }

    @Test
    void an_order_of_a_strategy_that_is_flat_afterwards_closes_all_of_the_other_side_and_opens_nothing() {
        assertThat(plan(
                        net(Side.SELL, "0.1", After.FLAT),
                        held(1, OrderType.BUY, "EURUSD", "0.1"),
                        held(2, OrderType.BUY, "EURUSD", "0.2")))
                .containsExactly(closed(1), closed(2));
        assertThat(plan(net(Side.SELL, "0.1", After.FLAT))).isEmpty();
    }

    @Test
    void an_order_of_a_strategy_that_stays_on_its_side_closes_a_part() {
        assertThat(plan(net(Side.SELL, "0.1", After.LONG), held(1, OrderType.BUY, "EURUSD", "0.3")))
                .containsExactly(partly(1, "0.1", "0.2"));
    }

    @Property(tries = 300)
    void a_part_closes_exactly_what_was_asked_or_all(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 500) Integer> held,
            @ForAll @IntRange(min = 1, max = 2000) int wanted) {
        List<HeldTrade> trades = new ArrayList<>();
        held.forEach(lots -> trades.add(held(trades.size() + 1L, OrderType.BUY, "EURUSD", hundredths(lots))));
        Lots open = trades.stream().map(HeldTrade::remaining).reduce(Lots.ZERO, Lots::plus);

        List<PlannedSignal> signals = plan(close(OF_EURUSD, hundredths(wanted)), trades.toArray(HeldTrade[]::new));

        Lots left = open;
        for (PlannedSignal signal : signals) {
            HeldTrade trade = trades.get((int) signal.ticket().value() - 1);
            left = left.minus(signal instanceof PlannedSignal.Partial partial ? partial.closed() : trade.remaining());
        }
        Lots expected = Lots.of(hundredths(wanted)).min(open);
        assertThat(open.minus(left)).isEqualTo(expected);
    }

    private static String hundredths(int value) {
        return java.math.BigDecimal.valueOf(value, 2).toPlainString();
    }

    @Test
    void a_profit_that_the_source_did_not_say_is_not_zero() {
        PlannedSignal.Origins origins =
                (ticket, comment) -> new Origin(AccountId.of(1), ticket, Instant.EPOCH, null, 0, comment, null, false);

        Signal closed = new PlannedSignal.Close(new Ticket(1), PRICE, Money.ZERO).signal(origins);
        Signal partly = partly(1, "0.1", "0.2").signal(origins);

        assertThat(((Signal.Close) closed).profit()).isNull();
        assertThat(((Signal.Partial) partly).profit()).isNull();
    }
}
