package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refusal ends its command id: whatever is still wanted is sent again with a new one. */
class RefusedCommandsTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.connect(FOLLOWER);
    }

    @Test
    void a_refused_close_is_sent_again_with_a_new_id_after_a_pause() {
        rig.copied(100, "0.10");
        rig.close(100);
        Order.Close refused = rig.sentClose();
        rig.refused(refused, 10018, "market closed");
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofSeconds(5));

        Order.Close again = rig.sentClose();
        assertThat(again.commandId()).isNotEqualTo(refused.commandId());
        rig.closed(again, "0");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_requoted_close_is_sent_again_at_once_with_a_new_id() {
        rig.copied(100, "0.10");
        rig.close(100);
        Order.Close refused = rig.sentClose();

        rig.refused(refused, 10004, "requote");
        rig.pass(Duration.ZERO);

        assertThat(rig.sentClose().commandId()).isNotEqualTo(refused.commandId());
    }

    @Test
    void a_close_that_is_requoted_again_and_again_is_sent_with_growing_pauses() {
        rig.copied(100, "0.10");
        rig.close(100);
        List<Instant> sent = new ArrayList<>();
        while (sent.size() < 8) {
            List<Order> orders = rig.sent();
            assertThat(orders).hasSizeLessThanOrEqualTo(1);
            for (Order order : orders) {
                sent.add(rig.clock.instant());
                rig.refused(order, 10004, "requote");
            }
            rig.pass(orders.isEmpty() ? Duration.ofMillis(250) : Duration.ZERO);
        }

        assertThat(Duration.between(sent.get(0), sent.get(1))).isLessThan(Duration.ofMillis(300));
        assertThat(Duration.between(sent.get(6), sent.get(7))).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void refused_stops_are_sent_again_with_a_new_id_after_a_pause() {
        rig.copied(100, "0.10");
        rig.modify(100, "1.05", "1.20");
        Order.Modify refused = rig.sentModify();
        rig.refused(refused, 10016, "invalid stops");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.MODIFY_REFUSED);
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofSeconds(5));

        Order.Modify again = rig.sentModify();
        assertThat(again.commandId()).isNotEqualTo(refused.commandId());
        rig.modified(again);
        assertThat(rig.pairOf(100).reason()).isNull();
    }

    @Test
    void requoted_stops_are_sent_again_at_once_with_a_new_id() {
        rig.copied(100, "0.10");
        rig.modify(100, "1.05", "1.20");
        Order.Modify refused = rig.sentModify();

        rig.refused(refused, 10021, "no quotes");
        rig.pass(Duration.ZERO);

        assertThat(rig.sentModify().commandId()).isNotEqualTo(refused.commandId());
    }

    @Test
    void a_requoted_open_is_sent_again_with_a_new_id_that_leads_back_to_its_copy() {
        rig.open(100, "0.10");
        Order.Open refused = rig.sentOpen();

        rig.refused(refused, 10004, "requote");
        rig.pass(Duration.ZERO);

        Order.Open again = rig.sentOpen();
        assertThat(again.commandId()).isNotEqualTo(refused.commandId());
        assertThat(again.pair()).isEqualTo(refused.pair());
        rig.opened(again, 9100);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void asking_a_slow_follower_again_does_not_use_up_the_tries_after_a_refusal() {
        rig.open(100, "0.10");
        Order.Open slow = rig.sentOpen();
        for (int asked = 2; asked <= Rig.PROPERTIES.maxOpens(); asked++) {
            rig.pass(Rig.PROPERTIES.repeatAfter());
            assertThat(rig.sentOpen().commandId()).isEqualTo(slow.commandId());
        }

        rig.refused(slow, 10031, "no connection");
        rig.pass(Duration.ofSeconds(1));

        Order.Open again = rig.sentOpen();
        assertThat(again.commandId()).isNotEqualTo(slow.commandId());
        rig.opened(again, 9100);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void an_open_that_is_refused_each_time_is_tried_no_more_often_than_allowed() {
        rig.open(100, "0.10");
        for (int tried = 1; tried < Rig.PROPERTIES.maxOpens(); tried++) {
            rig.refused(rig.sentOpen(), 10031, "no connection");
            rig.pass(Duration.ofSeconds(1));
        }

        rig.refused(rig.sentOpen(), 10031, "no connection");
        rig.pass(Duration.ofSeconds(20));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
    }

    /** In one batch, as when the database is slow. */
    @Test
    void a_refusal_that_comes_together_with_the_unknown_outcome_before_it_counts() {
        rig.open(100, "0.10");
        Order.Open lost = rig.sentOpen();
        Instant now = rig.clock.instant();

        rig.run(Rig.refusal(lost, 10012, "no answer", now), Rig.refusal(lost, 10031, "not executed", now));
        rig.pass(Duration.ofSeconds(1));

        Order.Open again = rig.sentOpen();
        assertThat(again.commandId()).isNotEqualTo(lost.commandId());
        rig.opened(again, 9100);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BELOW_MINIMUM_VOLUME", "BELOW_MIN_LOT_TO_COPY"})
    void what_the_expert_finds_too_small_is_skipped_for_that_reason(ReasonCode code) {
        rig.open(100, "0.10");

        rig.refused(rig.sentOpen(), 0, code.name());

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(code);
    }

    @Test
    void a_refusal_that_comes_twice_does_not_end_the_try_that_followed_it() {
        rig.open(100, "0.10");
        Order.Open first = rig.sentOpen();
        rig.refused(first, 10004, "requote");
        rig.pass(Duration.ZERO);
        Order.Open second = rig.sentOpen();

        rig.refused(first, 10019, "no money");

        assertThat(rig.pairOf(100).isPending()).isTrue();
        rig.opened(second, 9100);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void the_refusal_of_a_later_try_counts_after_a_restart() {
        rig.open(100, "0.10");
        rig.refused(rig.sentOpen(), 10004, "requote");
        rig.pass(Duration.ZERO);
        Order.Open second = rig.sentOpen();
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));

        rig.refused(second, 10019, "no money");

        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NOT_ENOUGH_MONEY);
    }

    @Test
    void a_confirmed_close_of_an_older_id_does_not_pass_for_the_newer_one() {
        rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        Order.Close refused = rig.sentClose();
        rig.refused(refused, 10004, "requote");
        rig.pass(Duration.ZERO);
        Order.Close again = rig.sentClose();

        rig.closed(again, "0.20");
        rig.refused(refused, 10018, "market closed");

        assertThat(rig.pairOf(100).reason()).isNull();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }
}
