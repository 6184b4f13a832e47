package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseLevel;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A pause of a subscription, an account or everything: what passes, what waits, and what the follower reads about it. */
class PauseLevelsTest {

    private final Rig rig = new Rig();
    private Subscription subscription;

    @BeforeEach
    void one_follower() {
        subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    private void pause(PauseLevel level, PauseMode mode) {
        set(level, mode);
    }

    private void resume(PauseLevel level) {
        set(level, null);
    }

    private void set(PauseLevel level, @Nullable PauseMode mode) {
        rig.pass(Duration.ofSeconds(1));
        switch (level) {
            case SUBSCRIPTION -> rig.pause(subscription, mode);
            case FOLLOWER -> rig.pause(FOLLOWER, mode);
            case MASTER -> rig.pause(MASTER, mode);
            case ALL -> rig.pauseAll(mode);
        }
    }

    private String reasonText(long ticket) {
        return Objects.requireNonNull(rig.pairOf(ticket).reason()).text();
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIPTION,CLOSE_ONLY,The subscription is paused",
        "FOLLOWER,CLOSE_ONLY,The account is paused",
        "MASTER,CLOSE_ONLY,The master's account is paused",
        "ALL,CLOSE_ONLY,All copying is paused",
        "SUBSCRIPTION,FROZEN,The subscription is paused",
        "FOLLOWER,FROZEN,The account is paused",
        "MASTER,FROZEN,The master's account is paused",
        "ALL,FROZEN,All copying is paused"
    })
    void nothing_new_is_copied_and_the_reason_says_what_is_paused(PauseLevel level, PauseMode mode, String text) {
        pause(level, mode);

        rig.open(100, "0.10");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
        assertThat(reasonText(100)).startsWith(text);
        resume(level);
        rig.open(101, "0.10");
        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(101);
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void closes_wait_while_frozen_and_are_done_when_that_ends(PauseLevel level) {
        rig.copied(100, "0.10");
        rig.copied(101, "0.10");
        pause(level, PauseMode.FROZEN);

        rig.partial(100, "0.04", "0.06");
        rig.partial(100, "0.02", "0.04");
        rig.close(101);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
        assertThat(reasonText(101)).contains("it is closed when the pause ends");
        resume(level);
        assertThat(rig.sent())
                .extracting(order -> ((Order.Close) order).lots())
                .containsExactlyInAnyOrder(Lots.of("0.06"), Lots.ZERO);
        assertThat(rig.pairOf(100).reason()).isNull();
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void closes_pass_when_only_closes_pass(PauseLevel level) {
        rig.copied(100, "0.10");
        pause(level, PauseMode.CLOSE_ONLY);

        rig.close(100);

        assertThat(rig.sentClose().lots()).isEqualTo(Lots.ZERO);
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void stops_wait_while_only_opens_and_closes_pass(PauseLevel level) {
        rig.copied(100, "0.10");
        pause(level, PauseMode.OPEN_AND_CLOSE);
        rig.modify(100, "1.0", "1.3");
        assertThat(rig.sent()).isEmpty();

        resume(level);

        assertThat(rig.sentModify().takeProfit().toString()).isEqualTo("1.3");
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void the_removal_of_a_pending_order_waits_while_frozen(PauseLevel level) {
        rig.open(100, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        rig.opened(rig.sentOpen(), 9100);
        pause(level, PauseMode.FROZEN);

        new PendingOrderEvents(rig).cancel(100);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PLACED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
        resume(level);
        rig.cancelled(rig.sentCancel());
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CANCELLED_WITH_MASTER);
    }

    @Test
    void the_strictest_pause_wins_and_is_the_one_that_is_named() {
        rig.copied(100, "0.10");
        pause(PauseLevel.SUBSCRIPTION, PauseMode.CLOSE_ONLY);
        pause(PauseLevel.ALL, PauseMode.OPEN_AND_CLOSE);
        pause(PauseLevel.MASTER, PauseMode.FROZEN);

        rig.open(101, "0.10");
        rig.close(100);
        assertThat(rig.sent()).isEmpty();
        assertThat(reasonText(101)).startsWith("The master's account");

        resume(PauseLevel.MASTER);
        assertThat(rig.sentClose().masterTicket().value()).isEqualTo(100);
        rig.open(102, "0.10");
        assertThat(rig.sent()).isEmpty();
        assertThat(reasonText(102)).startsWith("The subscription");

        resume(PauseLevel.SUBSCRIPTION);
        rig.open(103, "0.10");
        rig.opened(rig.sentOpen(), 9103);
        rig.modify(103, "1.0", "1.3");
        assertThat(rig.sent()).as("stops wait for the level ALL").isEmpty();
    }

    @Test
    void of_equal_pauses_the_widest_is_named_since_ending_the_other_changes_nothing() {
        pause(PauseLevel.SUBSCRIPTION, PauseMode.CLOSE_ONLY);
        pause(PauseLevel.ALL, PauseMode.CLOSE_ONLY);

        rig.open(100, "0.10");

        assertThat(reasonText(100)).startsWith("All copying");
    }

    @Test
    void the_pause_of_one_follower_leaves_the_others_copying() {
        rig.subscribe(OTHER, Rig.terms());
        rig.connect(OTHER);
        pause(PauseLevel.FOLLOWER, PauseMode.FROZEN);

        rig.open(100, "0.10");

        assertThat(rig.sentOpen().follower()).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void a_requoted_open_is_not_sent_again_during_a_pause(PauseLevel level) {
        rig.open(100, "0.10");
        rig.refused(rig.sentOpen(), 10024, "too many requests");

        set(level, PauseMode.CLOSE_ONLY);
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.sent()).extracting(Order::getClass).doesNotContain(Order.Close.class);
        assertThat(rig.pairOf(100).isLive()).isFalse();
    }

    @Test
    void pauses_outlive_the_server() {
        Order.Open order = rig.copied(100, "0.10");
        pause(PauseLevel.MASTER, PauseMode.FROZEN);
        rig.close(100);
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));
        assertThat(rig.sent()).isEmpty();

        resume(PauseLevel.MASTER);

        assertThat(rig.sentClose().lots()).isEqualTo(Lots.ZERO);
    }

    @ParameterizedTest
    @EnumSource(
            value = Closing.class,
            names = {"AS_MASTER", "CLOSE_NOW"})
    void removing_a_frozen_subscription_ends_its_freeze(Closing closing) {
        rig.copied(100, "0.10");
        pause(PauseLevel.SUBSCRIPTION, PauseMode.FROZEN);
        rig.close(100);
        assertThat(rig.sent()).isEmpty();

        rig.remove(subscription, closing);

        assertThat(rig.sentClose().lots()).isEqualTo(Lots.ZERO);
    }

    @Test
    void copies_of_a_removed_subscription_wait_for_the_account_to_be_unfrozen() {
        rig.copied(100, "0.10");
        pause(PauseLevel.FOLLOWER, PauseMode.FROZEN);

        rig.remove(subscription, Closing.CLOSE_NOW);

        assertThat(rig.sent()).isEmpty();
        assertThat(reasonText(100)).contains("it is closed when the pause ends");
        resume(PauseLevel.FOLLOWER);
        rig.closed(rig.sentClose(), "0");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.SUBSCRIPTION_REMOVED);
    }
}
