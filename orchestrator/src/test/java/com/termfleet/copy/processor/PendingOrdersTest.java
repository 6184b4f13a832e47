package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A master's pending order is copied as a pending order: what each event does in each state of the copy. */
class PendingOrdersTest {

    private static final long ORDER = 100;
    private static final long COPY = 9100;

    private final Rig rig = new Rig();
    private final PendingOrderEvents master = new PendingOrderEvents(rig);
    private final Subscription subscription = rig.subscribe(FOLLOWER, Rig.terms());

    @BeforeEach
    void one_follower() {

        rig.connect(FOLLOWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"BUY_LIMIT", "SELL_LIMIT", "BUY_STOP", "SELL_STOP"})
    void a_pending_order_is_copied_as_a_pending_order(OrderType type) {
        Rig.Answer answer = rig.open(ORDER, "EURUSD", type, "0.10", "1.0", "1.3");

        Order.Open order = rig.sentOpen();
        assertThat(answer.trade).isNotNull();
        assertThat(order.type()).isEqualTo(type);
        assertThat(order.price()).isEqualTo(Price.of("1.1"));
        assertThat(order.lots()).isEqualTo(Lots.of("0.10"));
        assertThat(order.stopLoss()).isEqualTo(Price.of("1.0"));

        rig.opened(order, COPY);
        assertThat(status()).isEqualTo(PairStatus.PLACED);
        assertThat(trade().status()).isEqualTo(MasterTrade.Status.PENDING);
        rig.pass(Duration.ofDays(3));
        assertThat(rig.sent()).as("it waits as long as the master's").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BUY_LIMIT,SELL_STOP", "SELL_STOP,BUY_LIMIT", "SELL_LIMIT,BUY_STOP", "BUY_STOP,SELL_LIMIT"})
    void reversed_a_limit_becomes_the_stop_of_the_other_side_and_stops_change_places(
            OrderType masters, OrderType copys) {
        rig.subscribe(OTHER, Rig.terms("1", true));
        rig.connect(OTHER);

        rig.open(ORDER, "EURUSD", masters, "0.10", "1.0", "1.3");

        Order.Open order = (Order.Open) rig.sent().stream()
                .filter(sent -> sent.follower().equals(OTHER))
                .findFirst()
                .orElseThrow();
        assertThat(order.type()).isEqualTo(copys);
        assertThat(order.stopLoss()).isEqualTo(Price.of("1.3"));
        assertThat(order.takeProfit()).isEqualTo(Price.of("1.0"));
    }

    @Test
    void a_repeated_order_is_answered_like_the_first_time_also_after_its_fill() {
        Rig.Answer first = placed();

        assertThat(master.place(ORDER, OrderType.BUY_LIMIT).trade).isEqualTo(first.trade);
        master.fill(ORDER, ORDER);
        assertThat(master.place(ORDER, OrderType.BUY_LIMIT).trade).isEqualTo(first.trade);
        assertThat(master.fill(ORDER, ORDER).trade).isEqualTo(first.trade);
        master.cancel(ORDER);
        assertThat(master.cancel(ORDER).trade).isEqualTo(first.trade);
    }

    @Test
    void a_pending_order_without_a_price_is_refused() {
        assertThat(master.place(ORDER, OrderType.BUY_LIMIT, "0").refusal).isEqualTo(Refusal.INVALID);
    }

    // ---- the master changes it

    @Test
    void a_new_price_and_new_stops_are_sent_in_one_change() {
        placed();

        master.modify(ORDER, "1.05", "0.9", "1.4");

        Order.Modify modify = rig.sentModify();
        assertThat(modify.ticket()).isEqualTo(Ticket.of(COPY));
        assertThat(modify.price()).isEqualTo(Price.of("1.05"));
        assertThat(modify.stopLoss()).isEqualTo(Price.of("0.9"));
        rig.modified(modify);
        assertThat(rig.pairOf(ORDER).wanted().modify()).isFalse();
    }

    @Test
    void a_price_that_changes_before_the_answer_is_sent_after_it() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        Order.Open order = rig.sentOpen();

        master.modify(ORDER, "1.05", "0", "0");
        assertThat(rig.sent()).isEmpty();
        rig.opened(order, COPY);

        assertThat(rig.sentModify().price()).isEqualTo(Price.of("1.05"));
    }

    @Test
    void a_refused_change_of_the_price_is_repeated_and_its_reason_shown() {
        placed();
        master.modify(ORDER, "1.05", "0", "0");

        rig.refused(rig.sentModify(), 10015, "invalid price");

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.MODIFY_REFUSED);
        rig.pass(Duration.ofSeconds(4));
        Order.Modify again = rig.sentModify();
        rig.modified(again);
        assertThat(rig.pairOf(ORDER).reason()).isNull();
    }

    @Test
    void the_price_of_an_order_that_the_followers_broker_has_filled_is_not_changed() {
        placed();
        followerFills();

        master.modify(ORDER, "1.05", "0.9", "0");

        Order.Modify modify = rig.sentModify();
        assertThat(modify.price()).isEqualTo(Price.NONE);
        assertThat(modify.stopLoss()).isEqualTo(Price.of("0.9"));
        rig.modified(modify);
        master.modify(ORDER, "1.06", "0.9", "0");
        assertThat(rig.sent()).isEmpty();
    }

    // ---- it fills

    @Test
    void the_position_that_the_followers_broker_filled_first_stays_when_the_master_fills() {
        placed();
        followerFills();
        assertThat(status()).isEqualTo(PairStatus.OPEN);

        master.fill(ORDER, ORDER);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.sent()).isEmpty();
        assertThat(trade().status()).isEqualTo(MasterTrade.Status.OPEN);
        rig.close(ORDER);
        rig.closed(rig.sentClose(), "0");
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    @Test
    void an_order_that_the_master_fills_first_is_removed_and_then_opened_at_the_market() {
        placed();

        master.fill(ORDER, ORDER);
        Order.Cancel cancel = rig.sentCancel();
        rig.cancelled(cancel);

        Order.Open order = rig.sentOpen();
        assertThat(order.type()).isEqualTo(OrderType.BUY);
        assertThat(order.price()).as("of the master's fill").isEqualTo(Price.of("1.1005"));
        assertThat(order.commandId())
                .as("another open of the same copy")
                .isNotEqualTo(order.pair().value());
        assertThat(order.timeToLive()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        rig.opened(order, 9200);
        assertThat(status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void both_brokers_fill_at_once_and_the_followers_position_is_the_copy() {
        placed();

        master.fill(ORDER, ORDER);
        rig.refused(rig.sentCancel(), 10035, "FILLED");

        assertThat(status()).isEqualTo(PairStatus.OPEN);
        followerFills();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.sent()).isEmpty();
        assertThat(Objects.requireNonNull(rig.pairOf(ORDER).held()).ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void what_fills_before_it_was_answered_is_replaced_after_the_answer() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        Order.Open order = rig.sentOpen();

        master.fill(ORDER, ORDER);
        rig.opened(order, COPY);
        rig.cancelled(rig.sentCancel());

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void what_fills_while_it_is_too_near_for_the_followers_broker_is_opened_at_the_market() {
        copiesFor(Duration.ofMinutes(2));
        master.place(ORDER, OrderType.SELL_LIMIT);
        Order.Open order = rig.sentOpen();
        assertThat(order.timeToLive())
                .as("what the master does meanwhile waits for the answer")
                .isLessThanOrEqualTo(Duration.ofSeconds(2));

        master.fill(ORDER, ORDER);
        rig.refused(order, 10015, "too near");

        Order.Open atMarket = rig.sentOpen();
        assertThat(atMarket.type()).isEqualTo(OrderType.SELL);
        assertThat(atMarket.timeToLive()).isGreaterThan(Duration.ofMinutes(1));
        rig.opened(atMarket, COPY);
        assertThat(status()).isEqualTo(PairStatus.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"10015,invalid price", "0,EXPIRED"})
    void an_order_that_cannot_be_placed_is_tried_as_long_as_its_signal_counts(int retcode, String text) {
        copiesFor(Duration.ofMinutes(2));
        master.place(ORDER, OrderType.SELL_LIMIT);
        Order.Open order = rig.sentOpen();
        int tries = 1;
        for (int seconds = 0; seconds < 110; seconds += 2) {
            rig.pass(Duration.ofSeconds(2));
            rig.refused(order, retcode, text);
            Order.Open again = rig.sentOpen();
            assertThat(again.commandId()).isNotEqualTo(order.commandId());
            order = again;
            tries++;
        }
        assertThat(tries).isEqualTo(56);

        rig.opened(order, COPY);
        assertThat(status()).isEqualTo(PairStatus.PLACED);
    }

    @ParameterizedTest
    @CsvSource({"10015,invalid price,FAILED,NO_PRICE", "0,EXPIRED,SKIPPED,EXPIRED"})
    void an_order_that_could_not_be_placed_in_time_ends_with_what_the_follower_said(
            int retcode, String text, PairStatus end, ReasonCode reason) {
        master.place(ORDER, OrderType.SELL_LIMIT);
        for (int tries = 0; tries < 3; tries++) {
            assertThat(rig.pairOf(ORDER).isPending()).isTrue();
            Order.Open order = rig.sentOpen();
            rig.pass(Duration.ofSeconds(2));
            rig.refused(order, retcode, text);
        }
        assertThat(rig.sent()).isEmpty();
        assertThat(status()).isEqualTo(end);
        assertThat(rig.reasonOf(ORDER)).isEqualTo(reason);
    }

    @Test
    void a_follower_that_refuses_an_order_at_once_is_not_asked_again_at_once() {
        master.place(ORDER, OrderType.SELL_LIMIT);
        rig.refused(rig.sentOpen(), 10015, "invalid price");
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.SELL_LIMIT);
    }

    @Test
    void an_order_that_was_removed_before_its_answer_was_repeated_is_not_waited_for() {
        copiesFor(Duration.ofMinutes(2));
        master.place(ORDER, OrderType.SELL_LIMIT);
        Order.Open lost = rig.sentOpen();
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.sentOpen().commandId()).isEqualTo(lost.commandId());
        rig.destination.snapshotRequests.clear();

        rig.opened(lost, COPY);

        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
        rig.pass(Duration.ofSeconds(3));
        rig.holds(FOLLOWER);
        assertThat(status()).isEqualTo(PairStatus.CANCELLED);
    }

    @Test
    void what_fills_before_it_was_sent_is_sent_at_the_market() {
        rig.disconnect(FOLLOWER);
        master.place(ORDER, OrderType.SELL_STOP);
        rig.pass(Duration.ofSeconds(3));
        master.fill(ORDER, ORDER);
        rig.pass(Duration.ofSeconds(3));

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.SELL);
    }

    @Test
    void an_order_that_was_filled_by_the_master_too_long_ago_is_removed_with_a_reason() {
        placed();
        rig.disconnect(FOLLOWER);
        master.fill(ORDER, ORDER);
        rig.pass(Duration.ofMinutes(1));

        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER, order());
        rig.cancelled(rig.sentCancel());

        assertThat(status()).isEqualTo(PairStatus.CANCELLED);
        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.EXPIRED);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_follower_that_was_away_during_the_fill_keeps_the_position_that_its_broker_filled() {
        placed();
        rig.disconnect(FOLLOWER);
        master.fill(ORDER, ORDER);
        rig.pass(Duration.ofMinutes(1));

        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        followerFills();

        assertThat(status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_position_under_another_ticket_than_its_order_is_the_same_trade() {
        placed();
        followerFills();

        Rig.Answer fill = master.fill(ORDER, 200);
        Rig.Answer close = rig.close(200);

        assertThat(close.trade).isEqualTo(fill.trade);
        assertThat(rig.sentClose().masterTicket()).isEqualTo(Ticket.of(ORDER));
    }

    @Test
    void an_open_with_the_ticket_of_a_waiting_order_is_its_fill() {
        placed();

        Rig.Answer answer = rig.open(ORDER, "0.10");

        assertThat(answer.trade).isEqualTo(trade().id());
        assertThat(trade().status()).isEqualTo(MasterTrade.Status.OPEN);
        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_part_that_is_filled_at_the_follower_counts_once_the_order_is_gone() {
        placed();
        rig.holds(FOLLOWER, position("0.04"), order("0.06"));
        assertThat(status()).isEqualTo(PairStatus.PLACED);
        assertThat(rig.sent()).isEmpty();

        rig.holds(FOLLOWER, position("0.10"));

        assertThat(Objects.requireNonNull(rig.pairOf(ORDER).held()).volume()).isEqualTo(Lots.of("0.10"));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void the_filled_part_of_an_order_that_the_master_removed_is_closed() {
        placed();
        rig.holds(FOLLOWER, position("0.04"), order("0.06"));

        master.cancel(ORDER);
        rig.refused(rig.sentCancel(), 10035, "FILLED");
        Order.Close close = rig.sentClose();
        rig.closed(close, "0");

        assertThat(close.ticket()).isEqualTo(Ticket.of(COPY));
        assertThat(status()).isEqualTo(PairStatus.CLOSED);
    }

    // ---- vocabulary

    private Rig.Answer placed() {
        Rig.Answer answer = master.place(ORDER, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), COPY);
        return answer;
    }

    @Test
    void an_order_without_an_answer_that_is_found_with_a_filled_part_is_one_copy() {
        rig.sent();
        master.place(100, OrderType.BUY_LIMIT);
        Order.Open unanswered = rig.sentOpen();
        rig.disconnect(Rig.FOLLOWER);
        rig.pass(Duration.ofMinutes(1));
        PairId copy = rig.pairOf(100).id();
        assertThat(rig.pairOf(100).isLive()).isFalse();

        rig.connect(Rig.FOLLOWER);
        rig.holds(
                Rig.FOLLOWER,
                Rig.position(9100, "0.04", unanswered.commandId()),
                PendingOrderEvents.order(9100, "0.10", copy));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PLACED);
        rig.holds(Rig.FOLLOWER, Rig.position(9100, "0.10", unanswered.commandId()));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    private void copiesFor(Duration maxAge) {
        rig.put(subscription.with(Rig.patient(maxAge)));
    }

    private void followerFills() {
        rig.holds(FOLLOWER, position("0.10"));
    }

    private HeldPosition position(String lots) {
        return Rig.position(COPY, lots, rig.pairOf(ORDER).id().value());
    }

    private HeldPosition order() {
        return order("0.10");
    }

    private HeldPosition order(String lots) {
        return PendingOrderEvents.order(COPY, lots, rig.pairOf(ORDER).id());
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
