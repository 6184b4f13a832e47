package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master whose account nets: what it reports are parts of the one position of their symbol. */
class NettingMastersTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void is_followed() {
        rig.subscribe(FOLLOWER, Rig.terms("0.5", false));
        rig.connect(FOLLOWER);
    }

    @Test
    void growth_is_a_further_copy() {
        rig.copied(100, "0.50");
        rig.copied(101, "0.20");

        assertThat(held(100)).isEqualTo(Lots.of("0.25"));
        assertThat(held(101)).isEqualTo(Lots.of("0.10"));
    }

    @Test
    void a_reduction_closes_the_same_share_of_what_was_opened_first() {
        rig.copied(100, "0.50");
        rig.copied(101, "0.20");

        rig.partial(100, "0.10", "0.40");

        Order.Close close = rig.sentClose();
        assertThat(close.ticket()).isEqualTo(Ticket.of(9100));
        assertThat(close.lots()).isEqualTo(Lots.of("0.05"));
        assertThat(close.rest()).isEqualTo(Lots.of("0.2"));
    }

    @Test
    void a_reversal_closes_every_copy_and_opens_one_of_the_other_side() {
        rig.copied(100, "0.50");
        rig.copied(101, "0.20");

        rig.close(100);
        Order.Close first = rig.sentClose();
        rig.closed(first, "0");
        rig.close(101);
        rig.closed(rig.sentClose(), "0");
        rig.open(102, "EURUSD", OrderType.SELL, "0.30", "0", "0");

        Order.Open open = rig.sentOpen();
        assertThat(open.type()).isEqualTo(OrderType.SELL);
        assertThat(open.symbol()).isEqualTo(Symbol.of("EURUSD"));
        assertThat(open.lots()).isEqualTo(Lots.of("0.15"));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pairOf(101).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void growth_under_the_ticket_of_an_open_part_is_refused_with_what_to_do() {
        rig.copied(100, "0.50");

        Rig.Answer answer = rig.open(100, "0.70");

        assertThat(answer.refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(answer.text).contains("report growth of a netted position under the ticket of its order");
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_snapshot_of_the_parts_closes_the_part_that_is_gone() {
        rig.copied(100, "0.50");
        rig.copied(101, "0.20");

        rig.masterHolds(rig.held(101, "0.10", null));

        List<Order.Close> closes =
                rig.sent().stream().map(Order.Close.class::cast).toList();
        assertThat(closes).extracting(Order.Close::ticket).containsExactlyInAnyOrder(Ticket.of(9100), Ticket.of(9101));
        assertThat(closes).extracting(Order.Close::rest).containsExactlyInAnyOrder(Lots.ZERO, Lots.of("0.05"));
    }

    private Lots held(long ticket) {
        return Objects.requireNonNull(rig.pairOf(ticket).held()).volume();
    }
}
