package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Experts of system A: no symbols, no snapshot, no ids in answers, no memory of commands. */
class PlainClientsTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_plain_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        connect();
    }

    private void connect() {
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(3));
    }

    @Test
    void a_partial_close_is_not_executed_twice_after_a_restart() {
        opened(rig.open(100, "0.30"), 9100);
        rig.partial(100, "0.10", "0.20");
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.10"));
        rig.restart();

        connect();

        assertThat(rig.sent()).isEmpty();
        rig.close(100);
        assertThat(rig.sentClose().lots()).as("all of it").isEqualTo(Lots.ZERO);
    }

    @Test
    void an_answer_with_the_ticket_of_another_copy_belongs_to_the_open_that_waits() {
        Order.Open first = opened(rig.open(100, "0.10"), 9100);

        Order.Open second = opened(rig.open(101, "0.20"), 9100);

        assertThat(rig.pair(first.pair()).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.pair(second.pair()).status()).isEqualTo(PairStatus.OPEN);
        assertThat(Objects.requireNonNull(rig.pair(second.pair()).held()).volume())
                .isEqualTo(Lots.of("0.20"));
    }

    @Test
    void a_copy_that_shares_its_position_is_closed_by_its_own_volume() {
        opened(rig.open(100, "0.10"), 9100);
        Order.Open second = opened(rig.open(101, "0.20"), 9100);

        rig.close(100);

        Order.Close close = rig.sentClose();
        assertThat(close.lots()).isEqualTo(Lots.of("0.10"));
        closed(close);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pair(second.pair()).status()).isEqualTo(PairStatus.OPEN);
        rig.close(101);
        assertThat(rig.sentClose().lots()).as("the rest of the position").isEqualTo(Lots.ZERO);
    }

    @Test
    void an_account_whose_copies_share_a_position_nets_and_gets_no_further_opens() {
        opened(rig.open(100, "0.10"), 9100);
        opened(rig.open(101, "0.20"), 9100);

        rig.open(102, "0.10");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(102)).isEqualTo(ReasonCode.NETTING_UNSUPPORTED);
    }

    @Test
    void a_copy_that_its_stop_loss_closed_ends_when_the_close_finds_no_position() {
        opened(rig.open(100, "0.10"), 9100);
        rig.close(100);
        Order.Close close = rig.sentClose();

        rig.report(new ExecutionReport.Refused(
                FOLLOWER,
                close.masterTicket(),
                null,
                rig.clock.instant(),
                ExecutionReport.Kind.CLOSE,
                0,
                "position not found"));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }

    private Order.Open opened(Rig.Answer answer, long ticket) {
        assertThat(answer.trade).isNotNull();
        Order.Open order = rig.sentOpen();
        rig.opened(order, ticket, order.lots().toString(), null);
        return order;
    }

    private void closed(Order.Close order) {
        rig.report(new ExecutionReport.Closed(
                FOLLOWER,
                order.masterTicket(),
                null,
                rig.clock.instant(),
                Ticket.of(9100),
                Price.of("1.2"),
                Money.of("1.00"),
                null,
                null));
    }
}
