package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No retry, reconnect, restart or repeated line makes a follower hold two positions for one of the master. */
class NeverTwiceTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void a_repeated_signal_is_answered_like_the_first_time_and_not_routed_again() {
        Rig.Answer first = rig.open(100, "0.10");
        rig.sent();

        Rig.Answer again = rig.open(100, "0.10");

        assertThat(again.trade).isEqualTo(first.trade);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_repeat_after_a_restart_and_after_the_close_is_no_new_trade_either() {
        Rig.Answer first = rig.open(100, "0.10");
        rig.opened(rig.sentOpen(), 9100);
        rig.close(100);
        rig.closed(rig.sentClose(), "0");
        rig.restart();
        rig.connect(FOLLOWER);

        assertThat(rig.open(100, "0.10").trade).isEqualTo(first.trade);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_open_that_is_not_answered_is_repeated_under_the_same_number_and_at_most_three_times() {
        rig.remove(rig.memory().subscriptions.values().iterator().next(), Subscription.Closing.AS_MASTER);
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.open(100, "0.10");
        Order.Open first = rig.sentOpen();

        rig.pass(Duration.ofMinutes(2));

        List<Order> repeats = rig.sent();
        assertThat(repeats).hasSize(2).allMatch(order -> order.commandId() == first.commandId());
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
    }

    @Test
    void a_lost_answer_is_found_in_the_followers_snapshot_and_nothing_is_sent_again() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.disconnect(FOLLOWER);
        reconnect();

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_follower_that_comes_back_is_sent_nothing_before_its_snapshot() {
        rig.open(100, "0.10");
        rig.sent();
        rig.disconnect(FOLLOWER);
        reconnect();

        rig.pass(Duration.ofMillis(900));

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_follower_that_never_shows_what_it_holds_is_sent_no_open_again() {
        rig.remove(rig.memory().subscriptions.values().iterator().next(), Subscription.Closing.AS_MASTER);
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.disconnect(FOLLOWER);
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(1));
        rig.open(100, "0.10");
        assertThat(rig.sent()).hasSize(1);

        rig.pass(Duration.ofMinutes(5));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NO_ANSWER);
    }

    @Test
    void a_timeout_at_the_broker_is_unknown_and_never_ordered_again() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();

        rig.refused(order, 10012, "timeout");
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
        rig.holds(FOLLOWER);
        rig.pass(Duration.ofSeconds(4));
        assertThat(rig.sent()).isEmpty();

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_second_position_of_one_pair_is_closed() {
        Order.Open order = rig.copied(100, "0.10");

        rig.holds(
                FOLLOWER, Rig.position(9100, "0.10", order.commandId()), Rig.position(9999, "0.10", order.commandId()));

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9999);
    }

    @Test
    void an_answer_to_another_followers_pair_counts_for_nothing() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();

        rig.report(new com.termfleet.destination.ExecutionReport.Opened(
                OTHER,
                order.masterTicket(),
                order.commandId(),
                rig.clock.instant(),
                com.termfleet.kernel.Ticket.of(9100),
                order.lots(),
                order.type(),
                order.price(),
                10009));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PENDING);
    }

    private void reconnect() {
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
    }
}
