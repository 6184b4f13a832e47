package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseLevel;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a master holds already when a subscription starts or resumes. */
class ExistingPositionsTest {

    private final Rig rig = new Rig();

    private static Subscription.Terms terms(ExistingPositions existing) {
        return Rig.terms().with(new Repair(existing, false));
    }

    private Subscription subscribeLater(ExistingPositions existing) {
        rig.pass(Duration.ofMinutes(1));
        return rig.subscribe(FOLLOWER, terms(existing));
    }

    private void resume(PauseLevel level, Subscription subscription) {
        rig.pass(Duration.ofMinutes(1));
        switch (level) {
            case SUBSCRIPTION -> rig.pause(subscription, null);
            case FOLLOWER -> rig.pause(FOLLOWER, null);
            case MASTER -> rig.pause(MASTER, null);
            case ALL -> rig.pauseAll(null);
        }
    }

    private void pause(PauseLevel level, Subscription subscription) {
        switch (level) {
            case SUBSCRIPTION -> rig.pause(subscription, PauseMode.CLOSE_ONLY);
            case FOLLOWER -> rig.pause(FOLLOWER, PauseMode.CLOSE_ONLY);
            case MASTER -> rig.pause(MASTER, PauseMode.CLOSE_ONLY);
            case ALL -> rig.pauseAll(PauseMode.CLOSE_ONLY);
        }
    }

    @Test
    void by_default_they_are_not_copied_and_the_follower_reads_why() {
        rig.open(100, "0.10");
        rig.connect(FOLLOWER);

        subscribeLater(ExistingPositions.SKIP);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.EXISTING_POSITION);
        rig.close(100);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void they_are_copied_when_the_subscription_starts_if_it_says_so() {
        rig.open(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        rig.connect(FOLLOWER);

        subscribeLater(ExistingPositions.COPY);

        Order.Open order = rig.sentOpen();
        assertThat(order.lots()).as("what the master has left").isEqualTo(Lots.of("0.20"));
        assertThat(order.deviationPoints()).isEqualTo(Rig.PROPERTIES.deviationPoints());
        assertThat(order.timeToLive()).isEqualTo(Duration.ofSeconds(5));
        rig.opened(order, 9100);
        rig.partial(100, "0.10", "0.10");
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.10"));
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void what_was_opened_during_a_pause_is_copied_when_it_ends_if_the_subscription_says_so(PauseLevel level) {
        Subscription subscription = rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY));
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        pause(level, subscription);
        rig.open(101, "0.20");
        rig.open(102, "0.30");
        rig.close(102);
        assertThat(rig.sent()).isEmpty();

        resume(level, subscription);

        Order.Open order = rig.sentOpen();
        assertThat(order.masterTicket().value()).isEqualTo(101);
        assertThat(rig.pairsOf(101))
                .extracting(TradePair::status)
                .containsExactly(PairStatus.SKIPPED, PairStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(PauseLevel.class)
    void what_was_opened_during_a_pause_stays_skipped_by_default(PauseLevel level) {
        Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        pause(level, subscription);
        rig.open(100, "0.10");

        resume(level, subscription);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.PAUSED);
    }

    @Test
    void each_is_copied_once_however_often_the_subscription_is_changed() {
        rig.open(100, "0.10");
        rig.connect(FOLLOWER);
        Subscription subscription = subscribeLater(ExistingPositions.COPY);
        rig.opened(rig.sentOpen(), 9100);

        rig.put(subscription.with(
                Rig.terms("2", false).with(subscription.terms().repair())));
        pause(PauseLevel.SUBSCRIPTION, subscription);
        resume(PauseLevel.SUBSCRIPTION, subscription);
        rig.pauseAll(PauseMode.FROZEN);
        resume(PauseLevel.ALL, subscription);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void one_that_the_follower_closed_is_not_opened_when_a_pause_ends() {
        Subscription subscription = rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY));
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.pass(Duration.ofMinutes(1));
        rig.holds(FOLLOWER);

        pause(PauseLevel.SUBSCRIPTION, subscription);
        resume(PauseLevel.SUBSCRIPTION, subscription);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void only_at_a_price_that_is_no_worse_than_the_masters_if_the_subscription_says_so() {
        rig.open(100, "0.10");
        rig.connect(FOLLOWER);

        subscribeLater(ExistingPositions.COPY_IF_NOT_BETTER);

        Order.Open order = rig.sentOpen();
        assertThat(order.deviationPoints()).isZero();
        rig.pass(Duration.ofSeconds(5));
        rig.refused(order, 10020, "price moved by 12 points");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.WORSE_PRICE);
    }

    @Test
    void a_price_limit_holds_for_a_follower_that_comes_later_too() {
        rig.open(100, "0.10");
        subscribeLater(ExistingPositions.COPY_IF_NOT_BETTER);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.WAITING_FOR_FOLLOWER);

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().deviationPoints()).isZero();
        rig.open(101, "0.10");
        assertThat(rig.sentOpen().deviationPoints()).as("a new signal").isEqualTo(Rig.PROPERTIES.deviationPoints());
    }

    @Test
    void without_an_expert_that_checks_the_price_nothing_is_copied_at_a_limit() {
        rig.open(100, "0.10");
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(3));

        subscribeLater(ExistingPositions.COPY_IF_NOT_BETTER);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.WORSE_PRICE);
    }

    @Test
    void a_follower_that_is_away_may_come_within_the_signal_age() {
        rig.open(100, "0.10");
        Subscription subscription = subscribeLater(ExistingPositions.COPY);
        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.FOLLOWER_OFFLINE);
        rig.connect(FOLLOWER);
        assertThat(rig.sent()).isEmpty();

        pause(PauseLevel.SUBSCRIPTION, subscription);
        resume(PauseLevel.SUBSCRIPTION, subscription);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @Test
    void a_subscription_that_was_stored_before_a_kill_is_followed_up_after_it() {
        rig.open(100, "0.10");
        rig.pass(Duration.ofMinutes(1));
        Subscription stored = stored(ExistingPositions.COPY);
        rig.memory().subscriptions.put(stored.id(), stored);
        rig.restart();

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
        rig.restart();
        assertThat(rig.pairsOf(100)).hasSize(1);
    }

    @Test
    void a_resume_that_was_stored_before_a_kill_is_followed_up_after_it() {
        rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY));
        rig.connect(FOLLOWER);
        rig.pauseAll(PauseMode.FROZEN);
        rig.open(100, "0.10");
        rig.pass(Duration.ofMinutes(1));
        var before = rig.memory().pauses;
        rig.memory().pauses = before.withAll(before.all().changed(null, rig.clock.instant()));
        rig.restart();

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @Test
    void a_restart_long_after_copies_nothing() {
        rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY));
        rig.connect(FOLLOWER);
        rig.pauseAll(PauseMode.FROZEN);
        rig.open(100, "0.10");
        rig.pass(Duration.ofMinutes(1));
        var before = rig.memory().pauses;
        rig.memory().pauses = before.withAll(before.all().changed(null, rig.clock.instant()));
        rig.pass(Duration.ofMinutes(10));
        rig.restart();

        rig.connect(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_signal_between_storing_a_subscription_and_hearing_of_it_is_copied_like_any_other() {
        rig.connect(FOLLOWER);
        Subscription stored = stored(ExistingPositions.SKIP);
        rig.pass(Duration.ofMillis(10));
        rig.open(100, "0.10");
        assertThat(rig.sent()).isEmpty();

        rig.put(stored);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    private Subscription stored(ExistingPositions existing) {
        return new Subscription(
                new SubscriptionId(55),
                MASTER,
                FOLLOWER,
                new UserId(7),
                terms(existing),
                null,
                rig.clock.instant(),
                rig.clock.instant(),
                null);
    }

    @Test
    void a_position_that_the_server_never_heard_of_is_an_existing_one_once_it_is_older_than_a_signal_may_be() {
        rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY));
        rig.connect(FOLLOWER);

        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().minus(Duration.ofHours(1))));

        assertThat(rig.sentOpen().timeToLive()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_position_that_the_server_never_heard_of_is_a_missed_open_while_it_is_young() {
        rig.subscribe(FOLLOWER, terms(ExistingPositions.COPY_IF_NOT_BETTER));
        rig.connect(FOLLOWER);

        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().minus(Duration.ofSeconds(2))));

        Order.Open order = rig.sentOpen();
        assertThat(order.timeToLive()).isEqualTo(Duration.ofSeconds(3));
        assertThat(order.deviationPoints()).isEqualTo(Rig.PROPERTIES.deviationPoints());
    }

    @Test
    void an_existing_pending_order_is_a_new_position_once_it_fills() {
        rig.open(100, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        rig.connect(FOLLOWER);
        subscribeLater(ExistingPositions.COPY);
        assertThat(rig.sent()).isEmpty();

        new PendingOrderEvents(rig).fill(100, 100);

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void a_pending_order_of_a_pause_is_a_new_position_if_it_fills_after_the_pause() {
        Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        pause(PauseLevel.SUBSCRIPTION, subscription);
        rig.open(100, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        rig.open(101, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        new PendingOrderEvents(rig).fill(101, 101);
        resume(PauseLevel.SUBSCRIPTION, subscription);
        assertThat(rig.sent()).isEmpty();

        new PendingOrderEvents(rig).fill(100, 100);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void a_subscription_that_is_made_again_does_not_copy_what_the_account_still_has(Closing closing) {
        Subscription first = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.remove(first, closing);
        rig.sent();

        subscribeLater(ExistingPositions.COPY);

        assertThat(rig.sent()).extracting(Order::getClass).doesNotContain(Order.Open.class);
        assertThat(rig.pairsOf(100))
                .filteredOn(pair -> pair.status() == PairStatus.SKIPPED)
                .extracting(pair -> Objects.requireNonNull(pair.reason()).text())
                .singleElement()
                .asString()
                .contains("has a copy of it already");
    }

    /** The follower has gone without an answer, and its subscription is removed. */
    private Order.Open unansweredWhenRemoved(Closing closing) {
        Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        Order.Open unanswered = rig.sentOpen();
        rig.disconnect(FOLLOWER);
        rig.remove(subscription, closing);
        return unanswered;
    }

    @Test
    void what_an_open_without_an_answer_left_is_closed_before_the_trade_is_copied_again() {
        Order.Open unanswered = unansweredWhenRemoved(Closing.CLOSE_NOW);
        subscribeLater(ExistingPositions.COPY);

        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", unanswered.commandId()));

        assertThat(rig.sentClose().ticket()).as("alone").isEqualTo(Ticket.of(9100));
        rig.holds(FOLLOWER);
        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(100));
    }

    @Test
    void a_trade_whose_open_was_never_answered_is_not_copied_again_before_a_snapshot() {
        Order.Open unanswered = unansweredWhenRemoved(Closing.KEEP);
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofMinutes(1));

        subscribeLater(ExistingPositions.COPY);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairsOf(100))
                .filteredOn(pair -> pair.status() == PairStatus.SKIPPED)
                .extracting(pair -> Objects.requireNonNull(pair.reason()).text())
                .singleElement()
                .asString()
                .contains("may have a copy of it already");
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", unanswered.commandId()));
        assertThat(rig.sent()).extracting(Order::getClass).doesNotContain(Order.Open.class);
    }

    @Test
    void what_waits_for_a_follower_is_not_opened_when_it_shows_nothing_and_an_earlier_open_is_in_doubt() {
        Order.Open _ = unansweredWhenRemoved(Closing.KEEP);
        rig.pass(Duration.ofMinutes(1));
        subscribeLater(ExistingPositions.COPY);

        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_subscription_that_is_made_again_does_not_copy_the_fill_of_an_order_that_the_account_still_has() {
        Subscription first = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        rig.opened(rig.sentOpen(), 9100);
        rig.remove(first, Closing.AS_MASTER);
        subscribeLater(ExistingPositions.SKIP);

        new PendingOrderEvents(rig).fill(100, 100);

        List<Order> sent = rig.sent();
        assertThat(sent).singleElement().isInstanceOf(Order.Cancel.class);
    }

    @Test
    void changes_that_do_not_pause_copy_nothing() {
        rig.open(100, "0.10");
        rig.connect(FOLLOWER);
        Subscription subscription = subscribeLater(ExistingPositions.SKIP);
        rig.pass(Duration.ofMinutes(1));

        rig.put(subscription.with(terms(ExistingPositions.COPY)));
        rig.run(new CopyEvent.Paused(rig.memory().pauses));

        assertThat(rig.sent()).isEmpty();
    }
}
