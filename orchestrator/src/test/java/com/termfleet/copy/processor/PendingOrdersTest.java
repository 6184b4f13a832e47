package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master's pending order is not copied; once it fills, it is an open now. */
class PendingOrdersTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void a_pending_order_that_fills_is_copied_as_an_open() {
        assertThat(rig.open(100, "EURUSD", OrderType.SELL_LIMIT, "0.10", "1.3", "1.0").refusal)
                .isEqualTo(Refusal.UNSUPPORTED);

        Rig.Answer answer = filled(100, 200);

        Order.Open order = rig.sentOpen();
        assertThat(answer.trade).isNotNull();
        assertThat(order.type()).isEqualTo(OrderType.SELL);
        assertThat(order.lots()).isEqualTo(Lots.of("0.10"));
        assertThat(order.stopLoss()).isEqualTo(Price.of("1.3"));
        assertThat(order.masterTicket()).isEqualTo(Ticket.of(200));
    }

    @Test
    void stops_that_were_changed_before_the_fill_are_those_of_the_copy() {
        rig.open(100, "EURUSD", OrderType.BUY_STOP, "0.10", "1.0", "0");
        assertThat(rig.modify(100, "0.9", "1.4").refusal).isEqualTo(Refusal.UNSUPPORTED);

        filled(100, 100);

        assertThat(rig.sentOpen().stopLoss()).isEqualTo(Price.of("0.9"));
    }

    @Test
    void an_order_that_only_a_snapshot_has_listed_is_copied_when_it_fills() {
        rig.masterHolds(new MasterSnapshot.Held(
                Ticket.of(100),
                OrderType.BUY_LIMIT,
                Symbol.of("EURUSD"),
                Lots.of("0.1"),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                null,
                0,
                ""));

        filled(100, 100);

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void the_fill_of_an_order_that_is_not_known_is_refused() {
        rig.open(100, "EURUSD", OrderType.BUY_STOP, "0.10", "1.0", "0");
        rig.signal(new Signal.Cancel(rig.origin(100)));

        assertThat(filled(100, 100).refusal).isEqualTo(Refusal.UNKNOWN_TICKET);
    }

    @Test
    void a_fill_whose_batch_could_not_be_stored_is_still_copied() {
        rig.open(100, "EURUSD", OrderType.BUY_STOP, "0.10", "1.0", "0");
        MasterTrade old = MasterTrade.opened(
                new TradeId(999_999),
                new MasterTrade.Key(Rig.MASTER, Ticket.of(300)),
                new MasterTrade.Opening(Symbol.of("EURUSD"), OrderType.BUY, Price.of("1.1"), Lots.of("0.10")),
                new Stops(Price.NONE, Price.NONE),
                null,
                rig.clock.instant());
        rig.memory().trades.put(old.id(), old);
        Rig.Answer answer = new Rig.Answer();

        rig.run(
                new CopyEvent.FromMaster(fill(100, 100), answer),
                new CopyEvent.FromMaster(rig.openSignal(300, "0.10"), new Rig.Answer()));

        assertThat(answer.trade).isNotNull();
        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(100));
    }

    @Test
    void a_fill_that_is_sent_again_after_the_database_was_away_is_copied() {
        rig.open(100, "EURUSD", OrderType.BUY_STOP, "0.10", "1.0", "0");
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        assertThat(filled(100, 100).refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));
        rig.holds(FOLLOWER);

        assertThat(filled(100, 100).trade).isNotNull();

        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(100));
    }

    @Test
    void growth_and_reversal_of_a_netted_position_are_refused() {
        rig.open(100, "0.10");

        assertThat(rig.open(100, "0.20").refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.open(100, "EURUSD", OrderType.SELL, "0.10", "0", "0").refusal)
                .isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.open(100, "0.10").trade).isNotNull();
    }

    private Rig.Answer filled(long order, long position) {
        return rig.signal(fill(order, position));
    }

    private Signal fill(long order, long position) {
        return new Signal.Filled(rig.origin(order), Ticket.of(position), Price.of("1.1"));
    }
}
