package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of the execution of copies. */
class CopyProgressTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void a_follower_that_is_connected() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        rig.progress.clear();
    }

    @Test
    void a_fill_is_told_once_with_the_end_of_every_step_and_both_prices() {
        Instant received = rig.clock.instant();
        rig.open(7, "0.10");
        Order.Open order = rig.sentOpen();
        assertThat(rig.progress).isEmpty();

        rig.virtual.pass(Duration.ofMillis(40));
        rig.opened(order, 9007);
        rig.modify(7, "1.0", "1.2");
        rig.close(7);

        assertThat(rig.progress).hasSize(1);
        CopyProgress fill = rig.progress.getFirst();
        assertThat(fill.isFill()).isTrue();
        assertThat(fill.before()).isEqualTo(PairStatus.PENDING);
        assertThat(fill.at()).isEqualTo(received.plusMillis(40));
        assertThat(fill.times())
                .isEqualTo(new CopyProgress.Times(received, received, received, received, received.plusMillis(40)));
        assertThat(fill.position())
                .isEqualTo(new CopyProgress.Position(
                        Symbol.of("EURUSD"), Side.BUY, Lots.of("0.10"), Price.of("1.10001"), Price.of("1.1")));
    }

    @Test
    void an_answer_that_comes_while_orders_are_still_handed_over_is_later_than_their_sending() {
        List<ExecutionReport.Opened> answers = new ArrayList<>();
        rig.destination.whileSending = () -> {
            answers.add(rig.openedReport(rig.sentOpen(), 9007));
            rig.virtual.pass(Duration.ofMillis(5));
        };
        rig.open(7, "0.10");
        rig.report(answers.getFirst());

        CopyProgress.Times times = rig.progress.getFirst().times();
        assertThat(times.sent()).isBeforeOrEqualTo(times.answered());
    }

    @Test
    void a_fill_counts_from_when_its_answer_was_received_not_from_when_it_was_processed() {
        rig.open(7, "0.10");
        ExecutionReport.Opened answer = rig.openedReport(rig.sentOpen(), 9007);

        rig.virtual.pass(Duration.ofMillis(300));
        rig.report(answer);

        assertThat(rig.progress.getFirst().at()).isEqualTo(answer.receivedAt());
    }

    @Test
    void a_skip_and_a_refusal_are_told_with_their_reasons_and_are_no_fills() {
        rig.open(7, "0.001");
        rig.open(8, "0.10");
        rig.refused(rig.sentOpen(), 10019, "No money");

        assertThat(rig.progress)
                .extracting(CopyProgress::status, CopyProgress::reason, CopyProgress::isFill)
                .containsExactly(
                        tuple(PairStatus.SKIPPED, ReasonCode.BELOW_MINIMUM_VOLUME, false),
                        tuple(PairStatus.FAILED, ReasonCode.NOT_ENOUGH_MONEY, false));
        assertThat(rig.progress.getFirst().before()).isNull();
    }

    @Test
    void a_copy_that_opens_and_closes_before_anything_is_committed_was_filled() {
        rig.open(7, "0.10");
        Order.Open order = rig.sentOpen();
        ExecutionReport.Opened opened = rig.openedReport(order, 9007);
        ExecutionReport.Closed closed = new ExecutionReport.Closed(
                order.follower(),
                order.masterTicket(),
                null,
                rig.clock.instant(),
                Ticket.of(9007),
                Price.of("1.2"),
                Money.of("5.00"),
                null,
                Lots.ZERO);

        rig.run(new CopyEvent.Reported(opened), new CopyEvent.Reported(closed));

        assertThat(rig.progress).hasSize(1);
        assertThat(rig.progress.getFirst().status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.progress.getFirst().isFill()).isTrue();
    }

    @Test
    void a_copy_that_was_given_up_and_turns_out_to_be_open_is_filled_then() {
        rig.open(7, "0.10");
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofMinutes(2));
        rig.progress.clear();

        rig.opened(order, 9007);

        assertThat(rig.progress).hasSize(1);
        assertThat(rig.progress.getFirst().isFill()).isTrue();
        assertThat(rig.progress.getFirst().before()).isEqualTo(PairStatus.FAILED);
    }

    @Test
    void a_pending_order_is_filled_when_its_position_is_known_not_when_it_was_placed() {
        new PendingOrderEvents(rig).place(7, OrderType.BUY_LIMIT);
        Order.Open order = rig.sentOpen();
        rig.opened(order, 9007);
        Instant placed = rig.clock.instant();
        rig.virtual.pass(Duration.ofHours(2));
        rig.holds(Rig.FOLLOWER, Rig.position(9007, "0.10", order.pair().value()));

        assertThat(rig.progress).extracting(CopyProgress::status).containsExactly(PairStatus.PLACED, PairStatus.OPEN);
        assertThat(rig.progress.getFirst().isFill()).isFalse();
        CopyProgress fill = rig.progress.getLast();
        assertThat(fill.isFill()).isTrue();
        assertThat(fill.times().answered()).isEqualTo(placed);
        assertThat(fill.at()).isEqualTo(placed.plus(Duration.ofHours(2)));
    }

    @Test
    void a_pending_order_that_is_removed_was_never_filled() {
        PendingOrderEvents master = new PendingOrderEvents(rig);
        master.place(7, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9007);
        rig.progress.clear();

        master.cancel(7);
        rig.holds(Rig.FOLLOWER);

        assertThat(rig.progress).noneMatch(CopyProgress::isFill);
    }
}
