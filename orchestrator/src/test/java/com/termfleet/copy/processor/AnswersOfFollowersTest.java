package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that say little, come together, or come once more. */
class AnswersOfFollowersTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void two_answers_without_a_number_that_come_together_are_of_the_two_oldest_pairs_of_that_ticket() {
        anotherMaster();
        rig.open(100, "0.10");
        Order.Open first = rig.sentOpen();
        openOfTheOther(100, "0.20");
        Order.Open second = rig.sentOpen();

        rig.run(opened(first, 9001), opened(second, 9002));

        assertThat(rig.sent()).isEmpty();
        assertThat(ticketOf(first)).isEqualTo(9001);
        assertThat(ticketOf(second)).isEqualTo(9002);
    }

    @Test
    void two_refusals_without_a_number_that_come_together_are_of_two_pairs() {
        anotherMaster();
        rig.open(100, "0.10");
        Order.Open first = rig.sentOpen();
        openOfTheOther(100, "0.20");
        Order.Open second = rig.sentOpen();

        rig.run(refused(first), refused(second));

        assertThat(rig.pair(first.pair()).status()).isEqualTo(PairStatus.FAILED);
        assertThat(rig.pair(second.pair()).status()).isEqualTo(PairStatus.FAILED);
    }

    @Test
    void a_partial_close_that_is_confirmed_twice_is_counted_once_whatever_the_answer_says() {
        rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        Order.Close close = rig.sentClose();

        rig.report(closed(close, null));
        rig.report(closed(close, null));
        rig.report(closed(close, Lots.of("0.10")));

        assertThat(Objects.requireNonNull(rig.pairOf(100).held()).volume()).isEqualTo(Lots.of("0.20"));
        assertThat(rig.pairOf(100).reason()).isNull();
        rig.close(100);
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.ZERO);
    }

    @Test
    void both_confirmations_of_one_partial_close_may_come_together() {
        rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        Order.Close close = rig.sentClose();

        rig.run(new CopyEvent.Reported(closed(close, null)), new CopyEvent.Reported(closed(close, null)));

        assertThat(Objects.requireNonNull(rig.pairOf(100).held()).volume()).isEqualTo(Lots.of("0.20"));
        assertThat(rig.pairOf(100).isOpen()).isTrue();
    }

    @Test
    void the_late_answer_to_a_partial_close_does_not_pass_for_that_of_the_whole_close() {
        rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        Order.Close part = rig.sentClose();
        rig.close(100);
        Order.Close whole = rig.sentClose();

        rig.report(closed(part, null));

        assertThat(rig.pairOf(100).isOpen()).isTrue();
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
        rig.report(closed(whole, null));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_partial_close_that_a_snapshot_told_of_first_is_no_refused_close() {
        Order.Open open = rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        Order.Close close = rig.sentClose();
        rig.holds(FOLLOWER, Rig.position(9100, "0.20", open.commandId()));

        rig.closed(close, "0.20");

        assertThat(rig.pairOf(100).reason()).isNull();
        assertThat(Objects.requireNonNull(rig.pairOf(100).held()).profit()).isEqualTo(Money.of("9.50"));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_broker_that_says_the_position_is_closed_already_has_confirmed_the_close() {
        rig.copied(100, "0.10");
        rig.close(100);

        rig.refused(rig.sentClose(), 10036, "Position closed");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_refusal_whose_number_says_that_it_was_done_is_looked_into() {
        rig.open(100, "0.10");

        rig.refused(rig.sentOpen(), 10010, "request partially filled");

        assertThat(rig.pairOf(100).isPending()).isTrue();
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
    }

    @Test
    void stops_that_a_busy_broker_refused_are_sent_again_and_the_reason_goes_when_they_are_set() {
        rig.copied(100, "0.10");
        rig.modify(100, "1.05", "1.20");
        rig.refused(rig.sentModify(), 10012, "timeout");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.MODIFY_REFUSED);
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofSeconds(5));

        rig.modified(rig.sentModify());
        assertThat(rig.pairOf(100).reason()).isNull();
        rig.pass(Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void stops_that_stay_refused_stay_wanted_and_are_sent_again_ever_more_rarely() {
        rig.copied(100, "0.10");
        rig.modify(100, "1.05", "1.20");
        for (int pause : new int[] {5, 10, 20, 40, 60, 60}) {
            rig.refused(rig.sentModify(), 10016, "invalid stops");
            rig.pass(Duration.ofSeconds(pause - 1));
            assertThat(rig.sent()).isEmpty();
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.pairOf(100).wanted().modify()).isTrue();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.MODIFY_REFUSED);
        rig.modified(rig.sentModify());
        assertThat(rig.pairOf(100).reason()).isNull();
    }

    @Test
    void a_part_that_is_closed_in_the_end_leaves_no_reason_behind() {
        rig.copied(100, "0.30");
        rig.partial(100, "0.10", "0.20");
        rig.refused(rig.sentClose(), 10018, "market closed");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSE_REFUSED);
        rig.pass(Duration.ofSeconds(5));

        rig.closed(rig.sentClose(), "0.20");

        assertThat(rig.pairOf(100).reason()).isNull();
    }

    private long ticketOf(Order.Open order) {
        return Objects.requireNonNull(rig.pair(order.pair()).held()).ticket().value();
    }

    private void anotherMaster() {
        rig.subscribe(OTHER, FOLLOWER, Rig.terms());
    }

    private void openOfTheOther(long ticket, String lots) {
        AccountId master = OTHER;
        rig.signal(new Signal.Open(
                new Origin(master, Ticket.of(ticket), rig.clock.instant(), null, 0, "", null, false),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of(lots),
                Price.NONE,
                Price.NONE));
    }

    private CopyEvent opened(Order.Open order, long ticket) {
        return new CopyEvent.Reported(new ExecutionReport.Opened(
                order.follower(),
                order.masterTicket(),
                null,
                rig.clock.instant(),
                Ticket.of(ticket),
                order.lots(),
                order.type(),
                Price.NONE,
                0));
    }

    private CopyEvent refused(Order.Open order) {
        return new CopyEvent.Reported(new ExecutionReport.Refused(
                order.follower(),
                order.masterTicket(),
                null,
                rig.clock.instant(),
                ExecutionReport.Kind.OPEN,
                10019,
                "no money"));
    }

    private ExecutionReport.Closed closed(Order.Close order, @Nullable Lots part) {
        return new ExecutionReport.Closed(
                order.follower(),
                order.masterTicket(),
                order.commandId(),
                rig.clock.instant(),
                order.ticket(),
                Price.of("1.2"),
                Money.of("1.00"),
                part,
                null);
    }
}
