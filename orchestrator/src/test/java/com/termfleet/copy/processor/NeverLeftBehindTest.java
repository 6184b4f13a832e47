package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the master is flat, every copy is closed, also that of a follower that was away. */
class NeverLeftBehindTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void an_open_that_follows_a_snapshot_without_a_part_of_it_is_acknowledged_on_a_hedging_account() {
        rig.masterHolds(rig.held(100, "0.23", rig.clock.instant()));
        Origin origin = new Origin(Rig.MASTER, Ticket.of(100), rig.clock.instant(), null, 0, "", null, true);

        // An expert whose open is refused does not tell of the close.
        Rig.Answer answer = rig.signal(new Signal.Open(
                origin, OrderType.BUY, Symbol.of("EURUSD"), Price.of("1.1"), Lots.of("0.46"), Price.NONE, Price.NONE));

        assertThat(answer.refusal).isNull();
        assertThat(answer.trade).isNotNull();
        assertThat(rig.partial(100, "0.23", "0.23").refusal).isNull();
    }

    @Test
    void a_trade_that_was_received_by_a_clock_ahead_of_time_is_closed_by_a_snapshot_without_it() {
        rig.open(100, "0.10");
        rig.virtual.set(Duration.ofHours(-1));

        rig.masterHolds();

        assertThat(rig.tradeOf(rig.pairOf(100)).isOpen()).isFalse();
    }

    @Test
    void an_open_that_is_answered_after_the_master_closed_is_closed_at_once() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.close(100);
        assertThat(rig.sent()).isEmpty();

        rig.opened(order, 9100);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_close_is_repeated_with_growing_pauses_until_it_is_confirmed() {
        rig.copied(100, "0.10");
        rig.close(100);
        Order.Close close = rig.sentClose();

        rig.pass(Duration.ofMinutes(10));

        List<Order> repeats = rig.sent();
        assertThat(repeats).hasSizeBetween(9, 14).allMatch(order -> order.equals(close));
        rig.closed(close, "0");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_follower_that_was_away_is_closed_when_it_returns() {
        Order.Open order = rig.copied(100, "0.10");
        rig.disconnect(FOLLOWER);
        rig.close(100);
        rig.pass(Duration.ofHours(3));
        reconnect();

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_close_that_was_decided_before_a_kill_is_sent_after_it() {
        Order.Open order = rig.copied(100, "0.10");
        rig.close(100);
        rig.restart();
        reconnect();

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void what_the_masters_snapshot_lacks_was_closed() {
        rig.copied(100, "0.10");

        rig.masterHolds();

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_copy_that_was_given_up_and_is_found_is_closed_if_the_master_is_flat() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NO_ANSWER);
        rig.close(100);

        rig.opened(order, 9100);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_copy_that_was_given_up_and_is_found_is_followed_if_the_master_is_still_in() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofSeconds(20));
        rig.disconnect(FOLLOWER);
        reconnect();

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);

        rig.close(100);
        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_copy_that_was_given_up_and_is_found_gets_the_stops_that_its_master_has_now() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofSeconds(20));
        rig.modify(100, "1.0", "1.2");
        assertThat(rig.sent()).isEmpty();

        rig.opened(order, 9100);

        assertThat(rig.sentModify().stopLoss()).isEqualTo(Price.of("1.0"));
    }

    @Test
    void a_late_answer_without_a_number_is_recognised_too() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofSeconds(20));
        rig.close(100);
        rig.restart();
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(1));

        rig.opened(order, 9100, "0.10", null);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void a_close_that_closes_nothing_does_not_go_round_in_circles() {
        rig.copied(100, "0.10");
        rig.close(100);

        rig.closed(rig.sentClose(), "0.10");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSE_REFUSED);
        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.sent()).hasSize(1);
    }

    @Test
    void a_close_of_what_is_not_there_is_settled_by_the_snapshot() {
        rig.copied(100, "0.10");
        rig.pass(Duration.ofSeconds(10));
        rig.close(100);

        rig.refused(rig.sentClose(), 10036, "position not found");
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
        rig.holds(FOLLOWER);

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    private void reconnect() {
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
    }
}
