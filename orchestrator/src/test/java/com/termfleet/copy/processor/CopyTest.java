package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain way: open, change, close, seen from the master's signal to the follower's answer. */
class CopyTest {

    private final Rig rig = new Rig();

    @Test
    void a_signal_reaches_every_follower_and_the_master_learns_its_trade() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.subscribe(OTHER, Rig.terms("2", false));
        rig.connect(FOLLOWER);
        rig.connect(OTHER);

        Rig.Answer answer = rig.open(100, "0.10");

        assertThat(rig.sent())
                .extracting(Order::follower, order -> ((Order.Open) order).lots())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FOLLOWER, Lots.of("0.10")),
                        org.assertj.core.groups.Tuple.tuple(OTHER, Lots.of("0.20")));
        assertThat(answer.trade).isNotNull();
        assertThat(answer.answers).isEqualTo(1);
    }

    @Test
    void a_pair_goes_from_pending_to_open_to_closed() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PENDING);

        rig.opened(rig.sentOpen(), 9100);
        TradePair open = rig.pairOf(100);
        assertThat(open.status()).isEqualTo(PairStatus.OPEN);
        assertThat(Objects.requireNonNull(open.held()).ticket().value()).isEqualTo(9100);
        assertThat(Objects.requireNonNull(open.held()).filled()).isEqualTo(Lots.of("0.1"));

        rig.close(100);
        Order.Close close = rig.sentClose();
        assertThat(close.lots().isZero()).as("all of it").isTrue();
        rig.closed(close, "0");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
        rig.pass(java.time.Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void reversing_swaps_the_side_and_the_stops() {
        rig.subscribe(FOLLOWER, Rig.terms("1", true));
        rig.connect(FOLLOWER);

        rig.open(100, "EURUSD", OrderType.BUY, "0.10", "1.05", "1.20");

        Order.Open order = rig.sentOpen();
        assertThat(order.type()).isEqualTo(OrderType.SELL);
        assertThat(order.stopLoss()).isEqualTo(Price.of("1.20"));
        assertThat(order.takeProfit()).isEqualTo(Price.of("1.05"));
    }

    @Test
    void a_change_of_stops_is_sent_once_and_confirmed() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");

        rig.modify(100, "1.05", "1.20");
        Order.Modify modify = rig.sentModify();
        assertThat(modify.stopLoss()).isEqualTo(Price.of("1.05"));
        rig.modified(modify);

        assertThat(rig.pairOf(100).wanted().modify()).isFalse();
        rig.pass(java.time.Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_partial_close_closes_the_same_share_and_the_last_one_the_rest() {
        rig.subscribe(FOLLOWER, Rig.terms("0.5", false));
        rig.connect(FOLLOWER);
        rig.copied(100, "0.30");

        rig.partial(100, "0.10", "0.20");
        Order.Close first = rig.sentClose();
        assertThat(first.lots()).isEqualTo(Lots.of("0.05"));
        assertThat(first.rest()).isEqualTo(Lots.of("0.10"));
        rig.closed(first, "0.10");

        rig.close(100);
        Order.Close last = rig.sentClose();
        assertThat(last.lots().isZero()).isTrue();
        rig.closed(last, "0");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    /** In binary floating point 0.29, 0.57 and 0.58 lie below what they are written as. */
    @ParameterizedTest
    @ValueSource(strings = {"0.29", "0.57", "0.58"})
    void lots_are_kept_exact_and_five_successive_partial_closes_end_at_exactly_zero(String lots) {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        assertThat(rig.copied(100, lots).lots()).isEqualTo(Lots.of(lots));

        Lots left = Lots.of(lots);
        for (String part : new String[] {"0.01", "0.07", "0.06", "0.11"}) {
            left = left.minus(Lots.of(part));
            rig.partial(100, part, left.toString());
            Order.Close close = rig.sentClose();
            assertThat(close.lots()).isEqualTo(Lots.of(part));
            assertThat(close.rest()).isEqualTo(left);
            rig.closed(close, left.toString());
            assertThat(rig.pairOf(100).wanted().volume()).isEqualTo(left);
        }
        rig.close(100);
        rig.closed(rig.sentClose(), "0");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(Objects.requireNonNull(rig.pairOf(100).held()).volume()).isEqualTo(Lots.ZERO);
    }

    @Test
    void closing_what_nobody_knows_is_refused() {
        assertThat(rig.close(555).refusal).isEqualTo(Refusal.UNKNOWN_TICKET);
    }

    @Test
    void growth_and_reversal_of_a_netted_position_are_refused() {
        rig.open(100, "0.10");

        assertThat(rig.open(100, "0.20").refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.open(100, "EURUSD", OrderType.SELL, "0.10", "0", "0").refusal)
                .isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.open(100, "0.10").trade).isNotNull();
    }
}
