package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One follower of two masters: tickets may be equal, and each subscription has its own settings. */
class SeveralMastersTest {

    private static final AccountId SECOND = OTHER;

    private final Rig rig = new Rig();
    private Subscription toFirst;
    private Subscription toSecond;

    @BeforeEach
    void a_follower_of_two_masters() {
        toFirst = rig.subscribe(MASTER, FOLLOWER, Rig.terms("1", false));
        toSecond = rig.subscribe(SECOND, FOLLOWER, Rig.terms("0.5", true));
        rig.connect(FOLLOWER);
    }

    private Rig.Answer open(AccountId master, long ticket) {
        return rig.signal(new Signal.Open(
                origin(master, ticket),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of("0.10"),
                Price.NONE,
                Price.NONE));
    }

    private Rig.Answer close(AccountId master, long ticket) {
        return rig.signal(new Signal.Close(origin(master, ticket), Price.of("1.2"), Money.of("10.00")));
    }

    private Origin origin(AccountId master, long ticket) {
        return new Origin(master, Ticket.of(ticket), rig.clock.instant(), null, 0, "", null, false);
    }

    private void holds(AccountId master, MasterSnapshot.Held... positions) {
        rig.run(new CopyEvent.MasterHolds(new MasterSnapshot(master, rig.clock.instant(), List.of(positions), null)));
    }

    @Test
    void equal_tickets_of_two_masters_are_two_trades_each_copied_as_its_subscription_says() {
        Rig.Answer first = open(MASTER, 100);
        Order.Open ofFirst = rig.sentOpen();
        Rig.Answer second = open(SECOND, 100);
        Order.Open ofSecond = rig.sentOpen();

        assertThat(first.trade).isNotEqualTo(second.trade);
        assertThat(ofFirst.lots()).isEqualTo(Lots.of("0.10"));
        assertThat(ofFirst.type()).isEqualTo(OrderType.BUY);
        assertThat(ofSecond.lots()).isEqualTo(Lots.of("0.05"));
        assertThat(ofSecond.type()).isEqualTo(OrderType.SELL);
        assertThat(open(MASTER, 100).trade).as("a repeat").isEqualTo(first.trade);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void the_close_of_one_master_leaves_the_copy_of_the_other_with_the_same_ticket() {
        Order.Open ofFirst = opened(MASTER, 9101);
        Order.Open ofSecond = opened(SECOND, 9102);

        close(SECOND, 100);

        Order.Close close = rig.sentClose();
        assertThat(close.ticket().value()).isEqualTo(9102);
        rig.closed(close, "0");
        assertThat(rig.pair(ofSecond.pair()).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pair(ofFirst.pair()).status()).isEqualTo(PairStatus.OPEN);
    }

    private Order.Open opened(AccountId master, long position) {
        open(master, 100);
        Order.Open order = rig.sentOpen();
        rig.opened(order, position);
        return order;
    }

    @Test
    void answers_without_an_id_belong_to_the_oldest_unanswered_copy_of_that_ticket() {
        open(MASTER, 100);
        Order.Open ofFirst = rig.sentOpen();
        open(SECOND, 100);
        Order.Open ofSecond = rig.sentOpen();

        rig.opened(ofFirst, 9101, "0.10", null);
        rig.opened(ofSecond, 9102, "0.05", null);

        assertThat(ticketOf(ofFirst)).isEqualTo(9101);
        assertThat(ticketOf(ofSecond)).isEqualTo(9102);
        close(MASTER, 100);
        Order.Close close = rig.sentClose();
        assertThat(close.ticket().value()).isEqualTo(9101);
        rig.report(new ExecutionReport.Closed(
                FOLLOWER,
                Ticket.of(100),
                null,
                rig.clock.instant(),
                close.ticket(),
                Price.of("1.2"),
                Money.of("1"),
                null,
                null));
        assertThat(rig.pair(ofFirst.pair()).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pair(ofSecond.pair()).status()).isEqualTo(PairStatus.OPEN);
    }

    private long ticketOf(Order.Open order) {
        return Objects.requireNonNull(rig.pair(order.pair()).held()).ticket().value();
    }

    @Test
    void the_snapshot_of_one_master_closes_nothing_of_the_other() {
        opened(MASTER, 9101);
        opened(SECOND, 9102);

        holds(MASTER);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9101);
    }

    @Test
    void both_are_told_apart_after_a_restart() {
        Order.Open ofFirst = opened(MASTER, 9101);
        Order.Open ofSecond = opened(SECOND, 9102);
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(
                FOLLOWER,
                Rig.position(9101, "0.10", ofFirst.commandId()),
                Rig.position(9102, "0.05", ofSecond.commandId()));

        close(SECOND, 100);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9102);
    }

    @Test
    void a_pause_of_one_master_or_of_its_subscription_leaves_the_other_copied() {
        rig.pause(MASTER, PauseMode.FROZEN);
        open(MASTER, 100);
        open(SECOND, 100);
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.05"));

        rig.pause(MASTER, (PauseMode) null);
        rig.pause(toSecond, PauseMode.FROZEN);
        open(MASTER, 101);
        open(SECOND, 101);
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.10"));
    }

    @Test
    void a_pause_of_the_follower_holds_for_all_its_masters() {
        rig.pause(FOLLOWER, PauseMode.CLOSE_ONLY);

        open(MASTER, 100);
        open(SECOND, 100);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void removing_one_subscription_closes_only_its_own_copies() {
        opened(MASTER, 9101);
        opened(SECOND, 9102);

        rig.remove(toFirst, Closing.CLOSE_NOW);

        assertThat(rig.sentClose().ticket().value()).isEqualTo(9101);
    }

    @Test
    void existing_positions_are_copied_from_the_master_whose_subscription_says_so() {
        Rig late = new Rig();
        late.connect(FOLLOWER);
        for (AccountId master : List.of(MASTER, SECOND)) {
            late.signal(new Signal.Open(
                    new Origin(master, Ticket.of(100), late.clock.instant(), null, 0, "", null, false),
                    OrderType.BUY,
                    Symbol.of("EURUSD"),
                    Price.of("1.1"),
                    Lots.of("0.10"),
                    Price.NONE,
                    Price.NONE));
        }
        late.pass(Duration.ofMinutes(1));

        late.subscribe(MASTER, FOLLOWER, Rig.terms());
        late.subscribe(SECOND, FOLLOWER, Rig.terms("0.5", true).with(new Repair(ExistingPositions.COPY, false)));

        assertThat(late.sentOpen().lots()).isEqualTo(Lots.of("0.05"));
    }
}
