package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pending orders when servers, databases, connections and answers are lost, and when only snapshots tell what happened. */
class PendingOrderFaultsTest {

    private static final long ORDER = 100;
    private static final long COPY = 9100;

    private final Rig rig = new Rig();
    private final PendingOrderEvents master = new PendingOrderEvents(rig);

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    // ---- what the master's snapshot shows

    @Test
    void the_masters_snapshot_brings_an_order_that_was_missed() {
        shows(ORDER, OrderType.SELL_LIMIT, "1.2", rig.clock.instant().minusSeconds(1));

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.SELL_LIMIT);
    }

    @Test
    void an_older_order_that_only_a_snapshot_shows_is_a_new_position_when_it_fills() {
        shows(ORDER, OrderType.BUY_STOP, "1.2", rig.clock.instant().minusSeconds(60));
        assertThat(rig.sent()).isEmpty();

        assertThat(master.fill(ORDER, ORDER).trade).isNotNull();

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void an_older_order_that_never_fills_ends_with_a_reason() {
        shows(ORDER, OrderType.BUY_STOP, "1.2", rig.clock.instant().minusSeconds(60));
        rig.subscribe(OTHER, Rig.terms());

        master.cancel(ORDER);
        master.cancel(ORDER);

        assertThat(rig.pairsOf(ORDER)).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.status()).isEqualTo(PairStatus.SKIPPED);
            assertThat(pair.reason()).extracting(Reason::code).isEqualTo(ReasonCode.EXISTING_POSITION);
            assertThat(pair.reason()).extracting(Reason::text).asString().contains("ended without a fill");
        });
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_older_order_that_the_masters_snapshot_lacks_ends_with_a_reason() {
        shows(ORDER, OrderType.BUY_STOP, "1.2", rig.clock.instant().minusSeconds(60));
        rig.pass(Duration.ofSeconds(1));

        rig.masterHolds();

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.EXISTING_POSITION);
    }

    @Test
    void an_older_order_is_still_known_after_a_restart() {
        shows(ORDER, OrderType.BUY_STOP, "1.2", null);
        rig.restart();
        rig.connect(FOLLOWER);

        assertThat(master.fill(ORDER, ORDER).trade).isNotNull();

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void the_masters_snapshot_brings_the_new_price_of_an_order() {
        placed();

        shows(ORDER, OrderType.BUY_LIMIT, "1.07", rig.clock.instant());

        assertThat(rig.sentModify().price()).isEqualTo(Price.of("1.07"));
    }

    @Test
    void the_masters_snapshot_shows_that_an_order_was_filled() {
        placed();

        rig.masterHolds(rig.held(ORDER, "0.10", rig.clock.instant()));
        rig.cancelled(rig.sentCancel());

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.BUY);
    }

    @Test
    void a_fill_that_a_snapshot_shows_too_late_is_not_followed_at_the_market() {
        placed();
        rig.pass(Duration.ofMinutes(1));

        rig.masterHolds(rig.held(ORDER, "0.10", rig.clock.instant().minusSeconds(30)));
        rig.cancelled(rig.sentCancel());

        assertThat(rig.reasonOf(ORDER)).isEqualTo(ReasonCode.EXPIRED);
    }

    @Test
    void an_order_that_the_masters_snapshot_lacks_was_removed() {
        placed();
        rig.pass(Duration.ofSeconds(1));

        rig.masterHolds();

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
        assertThat(trade().status()).isEqualTo(MasterTrade.Status.CANCELLED);
    }

    @Test
    void an_order_of_which_a_part_is_filled_still_waits() {
        placed();

        rig.masterHolds(
                rig.held(ORDER, "0.04", rig.clock.instant()),
                PendingOrderEvents.shown(ORDER, OrderType.BUY_LIMIT, "1.1", rig.clock.instant()));

        assertThat(trade().status()).isEqualTo(MasterTrade.Status.PENDING);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_order_that_was_filled_less_than_placed_leaves_that_much() {
        placed();
        rig.holds(FOLLOWER, position(COPY));

        rig.masterHolds(rig.held(ORDER, "0.04", rig.clock.instant()));

        assertThat(rig.sentClose().rest()).isEqualTo(Lots.of("0.04"));
    }

    // ---- what the follower's snapshot shows

    @Test
    void an_order_whose_answer_was_lost_is_found_by_its_comment() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        rig.sentOpen();

        rig.holds(FOLLOWER, order(COPY));

        assertThat(pair().status()).isEqualTo(PairStatus.PLACED);
        assertThat(Objects.requireNonNull(pair().held()).ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void an_order_that_turns_up_after_it_was_given_up_is_followed_again() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), COPY);
        rig.pass(Duration.ofSeconds(10));
        rig.holds(FOLLOWER);
        assertThat(pair().status()).isEqualTo(PairStatus.CANCELLED);

        rig.holds(FOLLOWER, order(COPY));
        assertThat(pair().status()).isEqualTo(PairStatus.PLACED);
        master.cancel(ORDER);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void an_order_that_turns_up_after_the_masters_order_has_ended_is_removed() {
        master.place(ORDER, OrderType.BUY_LIMIT);
        Order.Open open = rig.sentOpen();
        rig.pass(Duration.ofMinutes(2));
        rig.sent();
        master.cancel(ORDER);

        rig.opened(open, COPY);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_second_order_of_one_copy_is_removed() {
        placed();

        rig.holds(FOLLOWER, order(COPY), order(COPY + 1));

        Order.Cancel cancel = rig.sentCancel();
        assertThat(cancel.ticket()).isEqualTo(Ticket.of(COPY + 1));
        rig.cancelled(cancel);
        assertThat(pair().status()).isEqualTo(PairStatus.PLACED);
    }

    @Test
    void while_its_removal_is_under_way_a_missing_order_is_not_judged() {
        placed();
        master.fill(ORDER, ORDER);
        Order.Cancel cancel = rig.sentCancel();
        rig.pass(Duration.ofSeconds(3));

        rig.holds(FOLLOWER);

        assertThat(pair().status()).isEqualTo(PairStatus.PLACED);
        rig.sent();
        rig.refused(cancel, 10035, "FILLED");
        assertThat(pair().status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_list_that_still_shows_the_removed_order_does_not_stop_its_replacement() {
        placed();
        master.fill(ORDER, ORDER);
        rig.cancelled(rig.sentCancel());
        Order.Open open = rig.sentOpen();

        rig.holds(FOLLOWER, order(COPY));
        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
        rig.opened(open, 9200);

        assertThat(Objects.requireNonNull(pair().held()).ticket()).isEqualTo(Ticket.of(9200));
        assertThat(rig.sent()).isEmpty();
    }

    // ---- the server and its database

    @Test
    void after_a_restart_an_order_is_placed_still() {
        placed();
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER, order(COPY));
        assertThat(rig.sent()).isEmpty();

        master.cancel(ORDER);

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_removal_that_was_sent_before_a_restart_is_sent_again_and_the_position_opened_once() {
        placed();
        master.fill(ORDER, ORDER);
        rig.sentCancel();
        rig.restart();

        // The order is removed meanwhile.
        rig.connect(FOLLOWER);
        rig.cancelled(rig.sentCancel());
        Order.Open open = rig.sentOpen();
        rig.opened(open, 9200);

        assertThat(pair().status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_restart_between_the_removal_and_its_replacement_opens_one_position() {
        placed();
        master.fill(ORDER, ORDER);
        rig.cancelled(rig.sentCancel());
        rig.sentOpen();
        rig.restart();
        rig.connect(FOLLOWER);

        // The follower answers the first id as it did the first time: it has placed an order.
        Order.Open first = rig.sentOpen();
        rig.report(new ExecutionReport.Opened(
                FOLLOWER,
                first.masterTicket(),
                first.commandId(),
                rig.clock.instant(),
                Ticket.of(COPY),
                Lots.of("0.10"),
                OrderType.BUY_LIMIT,
                Price.of("1.1"),
                10009));
        rig.cancelled(rig.sentCancel());
        Order.Open second = rig.sentOpen();

        assertThat(second.commandId()).isNotEqualTo(first.commandId());
        rig.opened(second, 9200);
        assertThat(pair().status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_replacement_that_was_executed_before_a_restart_is_found() {
        placed();
        master.fill(ORDER, ORDER);
        rig.cancelled(rig.sentCancel());
        rig.sentOpen();
        rig.restart();

        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER, position(9200));

        assertThat(pair().status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_fill_whose_batch_could_not_be_stored_is_still_copied() {
        placed();
        MasterTrade old = MasterTrade.opened(
                new TradeId(999_999),
                new MasterTrade.Key(Rig.MASTER, Ticket.of(300)),
                new MasterTrade.Opening(Symbol.of("EURUSD"), OrderType.BUY, Price.of("1.1"), Lots.of("0.10")),
                new Stops(Price.NONE, Price.NONE),
                null,
                rig.clock.instant());
        rig.memory().trades.put(old.id(), old);
        Rig.Answer answer = new Rig.Answer();

        rig.run(
                new CopyEvent.FromMaster(master.filled(ORDER, ORDER), answer),
                new CopyEvent.FromMaster(rig.openSignal(300, "0.10"), new Rig.Answer()));

        assertThat(answer.trade).isNotNull();
        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_fill_that_is_sent_again_after_the_database_was_away_is_copied() {
        placed();
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        assertThat(master.fill(ORDER, ORDER).refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));
        rig.holds(FOLLOWER, order(COPY));

        assertThat(master.fill(ORDER, ORDER).trade).isNotNull();

        assertThat(rig.sentCancel().ticket()).isEqualTo(Ticket.of(COPY));
    }

    @Test
    void a_fill_whose_commit_has_an_unknown_outcome_is_followed_once() {
        placed();
        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;
        assertThat(master.fill(ORDER, ORDER).refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.pass(Duration.ofSeconds(2));
        rig.holds(FOLLOWER, order(COPY));
        Order.Cancel cancel = rig.sentCancel();

        assertThat(master.fill(ORDER, ORDER).trade).isNotNull();
        rig.cancelled(cancel);

        rig.opened(rig.sentOpen(), 9200);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_repeated_fill_and_removal_of_what_ended_long_ago_are_answered_like_the_first_time() {
        Rig.Answer first = placed();
        master.fill(ORDER, 200);
        rig.refused(rig.sentCancel(), 10035, "FILLED");
        rig.close(200);
        rig.closed(rig.sentClose(), "0");
        rig.restart();

        assertThat(master.fill(ORDER, 200).trade).isEqualTo(first.trade);
        assertThat(rig.close(200).trade).isEqualTo(first.trade);
        assertThat(master.cancel(ORDER).trade).isEqualTo(first.trade);
    }

    @Test
    void an_order_placed_and_filled_in_one_batch_is_an_open() {
        rig.run(
                new CopyEvent.FromMaster(master.placed(ORDER, OrderType.SELL_STOP, "1.1", "0.10"), new Rig.Answer()),
                new CopyEvent.FromMaster(master.filled(ORDER, ORDER), new Rig.Answer()));

        assertThat(rig.sentOpen().type()).isEqualTo(OrderType.SELL);
    }

    // ---- vocabulary

    private Rig.Answer placed() {
        Rig.Answer answer = master.place(ORDER, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), COPY);
        return answer;
    }

    private void shows(long ticket, OrderType type, String price, @Nullable Instant openedAt) {
        MasterSnapshot.Held shown = PendingOrderEvents.shown(ticket, type, price, openedAt);
        rig.masterHolds(shown);
    }

    private HeldPosition position(long ticket) {
        return Rig.position(ticket, "0.10", pair().id().value());
    }

    private HeldPosition order(long ticket) {
        return PendingOrderEvents.order(ticket, "0.10", pair().id());
    }

    private TradePair pair() {
        return rig.pairOf(ORDER);
    }

    private MasterTrade trade() {
        return rig.tradeOf(pair());
    }
}
