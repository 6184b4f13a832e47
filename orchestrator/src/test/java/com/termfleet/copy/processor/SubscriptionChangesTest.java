package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.destination.Order;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionChangesTest {

    private final Rig rig = new Rig();
    private Subscription subscription;

    @BeforeEach
    void one_follower() {
        subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseMode.class,
            names = {"CLOSE_ONLY", "FROZEN"})
    void while_it_is_paused_nothing_new_is_copied(PauseMode mode) {
        rig.pause(subscription, mode);

        rig.open(100, "0.10");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
    }

    @Test
    void closes_pass_when_only_closes_pass() {
        rig.copied(100, "0.10");
        rig.pause(subscription, PauseMode.CLOSE_ONLY);

        rig.close(100);

        assertThat(rig.sent()).hasSize(1);
    }

    @Test
    void what_was_frozen_is_closed_on_resuming() {
        rig.copied(100, "0.10");
        rig.pause(subscription, PauseMode.FROZEN);
        rig.close(100);
        assertThat(rig.sent()).isEmpty();

        rig.pause(subscription, null);

        assertThat(rig.sentClose().lots().isZero()).isTrue();
    }

    @Test
    void stops_wait_while_only_opens_and_closes_pass() {
        rig.copied(100, "0.10");
        rig.pause(subscription, PauseMode.OPEN_AND_CLOSE);
        rig.modify(100, "1.0", "1.3");
        assertThat(rig.sent()).isEmpty();

        rig.pause(subscription, null);

        assertThat(rig.sentModify().takeProfit().toString()).isEqualTo("1.3");
    }

    @Test
    void a_removed_subscription_copies_no_more_and_follows_what_is_open_to_the_end() {
        rig.copied(100, "0.10");
        rig.remove(subscription, Closing.AS_MASTER);

        rig.open(101, "0.10");
        assertThat(rig.sent()).isEmpty();
        rig.close(100);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void closing_now_closes_what_is_open() {
        rig.copied(100, "0.10");

        rig.remove(subscription, Closing.CLOSE_NOW);

        Order.Close close = rig.sentClose();
        rig.closed(close, "0");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.SUBSCRIPTION_REMOVED);
    }

    @Test
    void a_kept_copy_follows_the_master_no_more() {
        rig.copied(100, "0.10");
        rig.remove(subscription, Closing.KEEP);

        rig.close(100);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.KEPT);
    }

    @Test
    void a_copy_whose_master_has_closed_is_closed_although_its_subscription_is_removed_and_kept() {
        rig.copied(100, "0.10");
        rig.close(100);
        Order.Close close = rig.sentClose();

        rig.remove(subscription, Closing.KEEP);

        assertThat(rig.pairOf(100).isKept()).isFalse();
        rig.closed(close, "0");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    @Test
    void a_removal_that_keeps_copies_is_followed_up_after_a_kill_for_those_that_the_master_still_holds() {
        rig.copied(100, "0.10");
        rig.copied(200, "0.10");
        rig.close(100);
        rig.sentClose();
        Subscription removed = subscription.removed(Closing.KEEP);
        rig.memory().subscriptions.put(removed.id(), removed);

        rig.restart();

        assertThat(rig.pairOf(100).isKept()).isFalse();
        assertThat(rig.pairOf(200).isKept()).isTrue();
    }

    @Test
    void a_removal_that_was_stored_before_a_kill_is_followed_up_after_it() {
        Order.Open order = rig.copied(100, "0.10");
        Subscription removed = subscription.removed(Closing.CLOSE_NOW);
        rig.memory().subscriptions.put(removed.id(), removed);
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseMode.class,
            names = {"CLOSE_ONLY", "FROZEN"})
    void a_requoted_open_is_not_sent_again_once_the_subscription_is_paused(PauseMode mode) {
        rig.open(100, "0.10");
        Order.Open open = rig.sentOpen();
        rig.run(paused(mode));

        rig.refused(open, 10021, "no quotes");
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseMode.class,
            names = {"CLOSE_ONLY", "FROZEN"})
    void a_requote_that_comes_together_with_a_pause_sends_nothing(PauseMode mode) {
        rig.open(100, "0.10");
        Order.Open open = rig.sentOpen();

        rig.run(Rig.refusal(open, 10021, "no quotes", rig.clock.instant()), paused(mode));
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseMode.class,
            names = {"CLOSE_ONLY", "FROZEN"})
    void an_open_that_waits_to_be_sent_again_is_skipped_by_a_pause(PauseMode mode) {
        rig.open(100, "0.10");
        rig.refused(rig.sentOpen(), 10024, "too many requests");
        assertThat(rig.sent()).isEmpty();

        rig.run(paused(mode));
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
    }

    @Test
    void an_open_without_an_answer_is_not_repeated_once_the_subscription_is_removed() {
        rig.pause(subscription, null);
        rig.remove(subscription, Closing.KEEP);
        Subscription patient = rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.open(100, "0.10");
        rig.sentOpen();
        rig.remove(patient, Closing.AS_MASTER);

        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
    }

    private CopyEvent paused(PauseMode mode) {
        Subscription paused = subscription.paused(mode, rig.clock.instant());
        rig.memory().subscriptions.put(paused.id(), paused);
        return new CopyEvent.Subscribed(paused);
    }
}
