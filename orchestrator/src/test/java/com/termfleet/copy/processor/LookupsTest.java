package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Made-up ids and tickets: looked up off the processor's thread, bounded, and ever more slowly. */
class LookupsTest {

    private final Rig rig = new Rig();
    private final Deque<Runnable> held = new ArrayDeque<>();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    private void holdLookups() {
        rig.lookupThread = held::add;
    }

    private void release() {
        while (!held.isEmpty()) {
            held.remove().run();
            rig.run();
        }
    }

    @Test
    void an_unknown_ticket_does_not_keep_other_signals_waiting() {
        holdLookups();

        Rig.Answer unknown = rig.close(555);
        Rig.Answer open = rig.open(100, "0.10");

        assertThat(open.trade).isNotNull();
        assertThat(unknown.answers).isZero();
        release();
        assertThat(unknown.refusal).isEqualTo(Refusal.UNKNOWN_TICKET);
    }

    @Test
    void an_answer_with_a_made_up_id_does_not_run_a_query_on_the_processors_thread() {
        holdLookups();
        int before = rig.memory().lookups;

        rig.report(answer(424242));

        assertThat(rig.memory().lookups).isEqualTo(before);
        assertThat(held).hasSize(1);
    }

    @Test
    void an_account_that_asks_for_too_much_that_does_not_exist_is_refused() {
        holdLookups();
        List<Rig.Answer> answers = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            answers.add(rig.close(10_000 + i));
        }

        assertThat(held).as("one question at a time").hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal == Refusal.UNAVAILABLE)
                .hasSize(200 - 1 - Lookups.MOST_OF_AN_ACCOUNT);
    }

    @Test
    void an_account_that_goes_on_asking_for_what_does_not_exist_is_slowed_down() {
        List<Rig.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(rig.close(10_000 + i));
        }
        long atOnce = answers.stream().filter(answer -> answer.answers == 1).count();
        assertThat(atOnce).isLessThan(30);

        rig.pass(Duration.ofSeconds(1));
        assertThat(answers.stream().filter(answer -> answer.answers == 1).count())
                .isBetween(atOnce + 10, atOnce + 25);
        rig.pass(Duration.ofSeconds(5));
        assertThat(answers).allMatch(answer -> answer.refusal == Refusal.UNKNOWN_TICKET);
    }

    @Test
    void a_late_answer_to_an_open_that_was_given_up_is_found_and_followed() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.close(100);
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.pairOf(100).status()).isNotEqualTo(PairStatus.OPEN);
        rig.sent();

        rig.opened(order, 9100);

        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9100));
    }

    @Test
    void a_lookup_that_the_database_cannot_answer_refuses_the_signal_as_unavailable() {
        holdLookups();
        Rig.Answer answer = rig.close(555);
        rig.memory().fault = MemoryJournal.Fault.AWAY;

        release();

        assertThat(answer.refusal).isEqualTo(Refusal.UNAVAILABLE);
    }

    @Test
    void a_snapshot_whose_lookup_failed_is_decided_about_though_the_copies_were_loaded_meanwhile() {
        rig.open(99, "0.10");
        rig.opened(rig.sentOpen(), 9099);
        holdLookups();
        rig.masterHolds(rig.held(99, "0.10", rig.clock.instant()), rig.held(100, "0.10", rig.clock.instant()));
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        release();
        assertThat(rig.open(101, "0.10").refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.memory().fault = MemoryJournal.Fault.NONE;

        rig.lookupThread = Runnable::run;
        rig.pass(Duration.ofSeconds(3));
        rig.holds(FOLLOWER);

        assertThat(rig.sent()).anyMatch(order -> order.masterTicket().equals(Ticket.of(100)));
    }

    private ExecutionReport answer(long command) {
        return new ExecutionReport.Opened(
                FOLLOWER,
                Ticket.of(1),
                command,
                rig.clock.instant(),
                Ticket.of(2),
                Lots.of("0.1"),
                OrderType.BUY,
                Price.of("1.1"),
                0);
    }
}
