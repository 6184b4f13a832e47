package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Full queues, clocks that are set back, errors, and accounts that are deleted. */
class ProcessorFaultsTest {

    private final Rig rig = new Rig();

    @Test
    void an_open_that_a_full_queue_dropped_is_sent_again_while_it_is_in_time() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.destination.full.add(FOLLOWER);
        rig.open(100, "0.10");
        rig.destination.full.clear();
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.sent()).isEmpty();

        rig.holds(FOLLOWER);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @Test
    void a_close_by_hand_is_believed_though_the_answer_is_stamped_in_the_future() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        Instant ahead = rig.clock.instant().plus(Duration.ofMinutes(10));
        rig.report(new ExecutionReport.Opened(
                FOLLOWER,
                order.masterTicket(),
                order.commandId(),
                ahead,
                Ticket.of(9100),
                order.lots(),
                order.type(),
                order.price(),
                10009));
        rig.pass(Duration.ofSeconds(5));

        rig.holds(FOLLOWER);

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_load_that_fails_for_any_reason_is_tried_again_after_a_pause() {
        rig.memory().loadError = new StackOverflowError("broken row");
        rig.restart();

        assertThat(rig.isReady()).isFalse();
        assertThat(rig.nextDue()).isAfter(rig.clock.instant());
        rig.memory().loadError = null;
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.isReady()).isTrue();
    }

    @Test
    void a_pause_that_waited_while_another_server_led_does_not_replace_what_that_one_made_of_it() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.open(100, "0.10");
        rig.pauseAll(PauseMode.FROZEN);
        rig.memory().pauses = Pauses.NONE;

        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));

        rig.holds(FOLLOWER);
        rig.open(101, "0.10");
        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(101);
    }

    @Test
    void a_stop_out_that_waited_while_another_server_led_closes_nothing() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.open(101, "0.10");
        rig.run(new CopyEvent.StoppedOut(LimitedScope.of(FOLLOWER)));

        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", rig.pairOf(100).id().value()));

        assertThat(rig.isReady()).isTrue();
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_answer_that_waited_while_another_server_led_is_dropped() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.opened(order, 9100);
        rig.pass(Duration.ofSeconds(1));

        rig.memory().leadership = Leadership.TAKEN_BACK;
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.isReady()).isTrue();
        assertThat(rig.pairOf(100).isOpen()).isFalse();
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", rig.pairOf(100).id().value()));
        assertThat(rig.pairOf(100).isOpen()).isTrue();
    }

    @Test
    void an_error_while_committing_refuses_that_signal_and_the_next_is_processed() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.memory().commitError = new AssertionError("cannot be");
        assertThat(rig.open(100, "0.10").refusal).isEqualTo(Refusal.INVALID);
        rig.memory().commitError = null;

        assertThat(rig.open(101, "0.10").trade).isNotNull();
    }

    @Test
    void a_commit_whose_outcome_is_unknown_is_not_called_unstored() {
        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;

        Rig.Answer answer = rig.open(100, "0.10");

        assertThat(answer.refusal).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(answer.text).contains("not known").doesNotContain("nothing was stored");
    }

    @Test
    void the_profit_of_a_partial_close_counts_once_though_the_answer_to_its_commit_was_lost() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.30");
        rig.opened(rig.sentOpen(), 9100);
        rig.partial(100, "0.10", "0.20");
        Order.Close close = rig.sentClose();
        ExecutionReport.Closed answer = rig.closedReport(close, "0.20");

        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;
        rig.report(answer);
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.isReady()).isTrue();
        TradePair.Held held = Objects.requireNonNull(rig.pairOf(100).held());
        assertThat(held.volume()).isEqualTo(Lots.of("0.20"));
        assertThat(held.profit()).isEqualTo(answer.profit());
    }

    @Test
    void an_open_that_was_sent_again_keeps_its_id_when_the_copies_are_loaded() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.30");
        rig.refused(rig.sentOpen(), 10004, "requote");
        Order.Open second = rig.sentOpen();

        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;
        rig.open(101, "0.30");
        rig.pass(Duration.ofSeconds(1));
        rig.holds(FOLLOWER);

        assertThat(rig.sent())
                .as("the follower may be at work on it, and recognises a repeat by its id")
                .filteredOn(order -> order.masterTicket().equals(Ticket.of(100)))
                .extracting(Order::commandId)
                .containsOnly(second.commandId());
    }

    @Test
    void copies_of_a_deleted_follower_leave_memory_when_the_master_closes() {
        Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.remove(subscription, Closing.KEEP);
        rig.run(new CopyEvent.AccountDeleted(FOLLOWER));
        rig.disconnect(FOLLOWER);

        rig.close(100);
        rig.open(101, "0.10");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.tradeOf(rig.pairOf(100)).settled()).isTrue();
    }

    @Test
    void trades_of_a_deleted_master_leave_memory_though_they_never_close() {
        rig.open(100, "0.10");
        rig.run(new CopyEvent.AccountDeleted(MASTER));

        rig.run(new CopyEvent.MasterHolds(
                new MasterSnapshot(Rig.OTHER, rig.clock.instant(), List.of(rig.held(7, "0.10", null)), null)));

        assertThat(rig.memory().trades.values())
                .filteredOn(trade -> trade.master().equals(MASTER))
                .allMatch(MasterTrade::settled);
    }
}
