package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ends of pending orders and their copies: removed, expired, never copied, and with their subscription. */
class PendingOrderEndsTest {

    private static final long ORDER = 100;
    private static final long COPY = 9100;

    private final Rig rig = new Rig();
    private final PendingOrderEvents master = new PendingOrderEvents(rig);
    private final Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());

    @BeforeEach
    void one_follower() {
        rig.connect(FOLLOWER);
    }

    // ---- it is removed

    @Test
    void a_removed_order_is_removed_at_the_follower() {
        placed();

        master.cancel(ORDER);
        Order.Cancel cancel = rig.sentCancel();
        rig.cancelled(cancel);

        assertThat(cancel.ticket()).isEqualTo(Ticket.of(COPY));
        assertThat(status()).isEqualTo(PairStatus.CANCELLED);
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CANCELLED_WITH_MASTER);
        assertThat(trade().status()).isEqualTo(MasterTrade.Status.CANCELLED);
        rig.pass(Duration.ofHours(1));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_order_that_is_removed_before_it_was_answered_is_removed_after_the_answer() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        Order.Open order = rig.sentOpen();

        master.cancel(ORDER);
        rig.opened(order, COPY);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void an_order_that_turns_up_after_it_was_given_up_is_moved_as_the_master_moved_its_own() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        Order.Open order = rig.sentOpen();
        rig.pass(Duration.ofMinutes(2));
        rig.sent();
        master.modify(ORDER, "1.04", "0", "0");
        assertThat(rig.sent()).isEmpty();

        rig.opened(order, COPY);

        assertThat(rig.sentModify().price()).isEqualTo(Price.of("1.04"));
    }

    @Test
    void an_order_that_is_removed_before_it_was_sent_is_skipped() {
        rig.disconnect(FOLLOWER);
        master.place(ORDER, OrderType.BUY_LIMIT);

        master.cancel(ORDER);

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.MASTER_CLOSED);
    }

    @Test
    void an_order_that_fills_while_the_master_removes_it_is_closed() {
        placed();

        master.cancel(ORDER);
        rig.refused(rig.sentCancel(), 10035, "FILLED");

        Order.Close close = rig.sentClose();
        assertThat(close.ticket()).isEqualTo(Ticket.of(COPY));
        rig.closed(close, "0");
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    @Test
    void the_position_that_the_followers_broker_filled_is_closed_when_the_master_removes_its_order() {
        placed();
        followerFills();

        master.cancel(ORDER);

        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_removal_that_is_refused_is_repeated_with_a_new_id_until_it_is_done() {
        placed();
        master.cancel(ORDER);
        Order.Cancel first = rig.sentCancel();

        rig.refused(first, 10018, "market closed");
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CLOSE_REFUSED);
        rig.pass(Duration.ofSeconds(10));
        Order.Cancel second = rig.sentCancel();

        assertThat(second.commandId()).isNotEqualTo(first.commandId());
        rig.cancelled(second);
        assertThat(status()).isEqualTo(PairStatus.CANCELLED);
    }

    @Test
    void a_removal_without_an_answer_is_repeated_with_the_same_id() {
        placed();
        master.cancel(ORDER);
        Order.Cancel first = rig.sentCancel();

        rig.pass(Duration.ofSeconds(6));

        assertThat(rig.sentCancel()).isEqualTo(first);
    }

    @Test
    void an_order_that_nobody_finds_is_not_opened_at_the_market() {
        placed();
        master.fill(ORDER, ORDER);

        rig.refused(rig.sentCancel(), 10035, "no such order");

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CANCELLED_BY_FOLLOWER);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_order_that_was_removed_at_the_follower_stays_removed_when_the_master_fills() {
        placed();
        rig.pass(Duration.ofSeconds(10));
        rig.holds(FOLLOWER);
        assertThat(status()).isEqualTo(PairStatus.CANCELLED);
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CANCELLED_BY_FOLLOWER);

        master.fill(ORDER, ORDER);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_part_of_an_order_that_waits_cannot_be_closed() {
        placed();

        assertThat(rig.partial(ORDER, "0.05", "0.05").refusal).isEqualTo(Refusal.INVALID);
    }

    @Test
    void a_position_that_was_never_an_order_cannot_be_cancelled() {
        rig.copied(200, "0.10");

        assertThat(master.cancel(200).refusal).isEqualTo(Refusal.INVALID);
    }

    // ---- who has no copy of it

    @Test
    void an_order_from_before_the_subscription_is_a_new_position_when_it_fills() {
        placed();
        rig.subscribe(OTHER, Rig.terms());
        rig.connect(OTHER);
        followerFills();

        master.fill(ORDER, ORDER);

        Order.Open order = rig.sentOpen();
        assertThat(order.follower()).isEqualTo(OTHER);
        assertThat(order.type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void a_copy_that_was_skipped_when_the_order_was_placed_stays_skipped_when_it_fills() {
        rig.signal(master.placed(ORDER, OrderType.BUY_LIMIT, "1.1", "0.001"));

        master.fill(ORDER, ORDER);

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.BELOW_MINIMUM_VOLUME);
        assertThat(rig.sent()).isEmpty();
    }

    // ---- pause and removal of the subscription

    @Test
    void while_only_closes_pass_the_order_of_a_master_that_fills_is_removed_and_not_opened() {
        placed();
        rig.pause(subscription, PauseMode.CLOSE_ONLY);
        assertThat(rig.sent()).isEmpty();

        master.fill(ORDER, ORDER);
        rig.cancelled(rig.sentCancel());

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.PAUSED);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_frozen_subscription_holds_the_removal_back() {
        placed();
        rig.pause(subscription, PauseMode.FROZEN);
        master.cancel(ORDER);
        assertThat(rig.sent()).isEmpty();

        rig.pause(subscription, null);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @ParameterizedTest
    @EnumSource(
            value = Subscription.Closing.class,
            names = {"KEEP", "CLOSE_NOW"})
    void a_removed_subscription_removes_its_orders(Subscription.Closing closing) {
        placed();

        rig.remove(subscription, closing);
        rig.cancelled(rig.sentCancel());

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.SUBSCRIPTION_REMOVED);
    }

    @Test
    void a_subscription_that_ends_as_the_master_closes_leaves_the_order_until_then() {
        placed();
        rig.remove(subscription, Subscription.Closing.AS_MASTER);
        assertThat(rig.sent()).isEmpty();

        master.cancel(ORDER);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    // ---- vocabulary

    private Rig.Answer placed() {
        Rig.Answer answer = master.place(ORDER, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), COPY);
        return answer;
    }

    private void followerFills() {
        rig.holds(FOLLOWER, position("0.10"));
    }

    private HeldPosition position(String lots) {
        return Rig.position(COPY, lots, rig.pairOf(ORDER).id().value());
    }

    private PairStatus status() {
        return rig.pairOf(ORDER).status();
    }

    private MasterTrade trade() {
        return rig.memory().trades.values().stream()
                .filter(trade -> trade.ticket().equals(Ticket.of(ORDER)))
                .findFirst()
                .orElseThrow();
    }
}
