package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.signal.TicketSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Followers whose experts answer without ids and list tickets only, as those of the CopyTradePro dialect do. */
class BasicFollowersTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void a_follower_whose_expert_decides_by_itself() {
        rig.subscribe(
                FOLLOWER,
                new Subscription.Terms(
                        new Subscription.Sizing(Subscription.Sizing.Mode.FOLLOWER, BigDecimal.ONE),
                        false,
                        Lots.ZERO,
                        false,
                        Map.of(),
                        true,
                        true,
                        Duration.ofSeconds(5),
                        RiskLimits.NONE));
        connect();
    }

    private void connect() {
        rig.destination.followers.put(FOLLOWER, RecordingDestination.Connected.basic(FOLLOWER));
        rig.run(new CopyEvent.Connected(FOLLOWER));
    }

    private void reconnect() {
        rig.disconnect(FOLLOWER);
        connect();
    }

    private void lists(long... tickets) {
        rig.run(new CopyEvent.FollowerLists(FOLLOWER, set(tickets), rig.clock.instant(), 0));
    }

    private static Set<Ticket> set(long... tickets) {
        return Arrays.stream(tickets).mapToObj(Ticket::of).collect(Collectors.toSet());
    }

    private void masterLists(String symbol, long... tickets) {
        rig.run(new CopyEvent.MasterLists(
                new TicketSnapshot(Rig.MASTER, rig.clock.instant(), Symbol.of(symbol), set(tickets))));
    }

    private Order.Open copied(long ticket) {
        rig.open(ticket, "0.1");
        Order.Open order = rig.sentOpen();
        rig.opened(order, 9000 + ticket, "0.1", null);
        return order;
    }

    private void answersClose(long masterTicket) {
        rig.report(new ExecutionReport.Closed(
                FOLLOWER,
                Ticket.of(masterTicket),
                null,
                rig.clock.instant(),
                null,
                Price.of("1.2"),
                Money.of("5"),
                null,
                null));
    }

    private void deal(long ticket) {
        rig.report(new ExecutionReport.DealClosed(
                FOLLOWER, rig.clock.instant(), Ticket.of(ticket), Price.of("1.2"), Money.of("5")));
    }

    private PairStatus status(long ticket) {
        return rig.pairOf(ticket).status();
    }

    @Test
    void an_order_is_sent_at_once_although_nothing_is_announced() {
        rig.open(1, "0.1");

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.1"));
    }

    @Test
    void an_open_without_an_answer_is_never_sent_again_on_its_connection() {
        rig.open(1, "0.1");
        rig.sentOpen();
        lists();
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.NO_ANSWER);
    }

    @Test
    void a_list_of_a_later_connection_that_lacks_it_has_it_sent_again_after_a_moment() {
        rig.open(1, "0.1");
        rig.sentOpen();
        reconnect();
        lists();
        assertThat(rig.sent()).isEmpty();
        rig.pass(Duration.ofMillis(2_100));

        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(1));
    }

    @Test
    void it_is_not_sent_again_without_a_list() {
        rig.open(1, "0.1");
        rig.sentOpen();
        reconnect();
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void nor_once_it_is_too_old() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofSeconds(6));
        reconnect();
        lists();
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.sent()).isEmpty();
        assertThat(status(1)).isIn(PairStatus.SKIPPED, PairStatus.FAILED);
    }

    @Test
    void nor_after_the_copies_were_loaded_again_under_the_same_connection() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.open(2, "0.1");
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));
        rig.sent();
        lists();
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.sent()).noneMatch(order -> order.masterTicket().equals(Ticket.of(1)));
    }

    @Test
    void a_late_answer_before_the_moment_is_over_is_the_position() {
        rig.open(1, "0.1");
        Order.Open order = rig.sentOpen();
        reconnect();
        lists();
        rig.opened(order, 9001, "0.1", null);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.sent()).isEmpty();
        assertThat(status(1)).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void the_position_of_the_one_unanswered_open_is_adopted_however_late() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofMinutes(3));
        assertThat(status(1)).isEqualTo(PairStatus.FAILED);
        lists(9001);

        TradePair pair = rig.pairOf(1);
        assertThat(pair.status()).isEqualTo(PairStatus.OPEN);
        assertThat(Objects.requireNonNull(pair.held()).ticket()).isEqualTo(Ticket.of(9001));
        assertThat(rig.destination.compared.getLast()).isEmpty();
        rig.close(1);
        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
    }

    @Test
    void an_open_that_a_list_lacked_is_no_candidate_any_more() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofMinutes(1));
        lists();
        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.REFUSED);
        rig.open(2, "0.1");
        rig.sentOpen();
        reconnect();
        lists(9002);

        assertThat(status(1)).isEqualTo(PairStatus.FAILED);
        assertThat(status(2)).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void positions_that_could_be_one_of_several_are_closed_and_opened_no_second_time() {
        rig.open(1, "0.1");
        rig.open(2, "0.1");
        rig.sent();
        reconnect();
        lists(9001, 9002);
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.destination.compared.getLast()).containsExactly(Ticket.of(9001), Ticket.of(9002));
        assertThat(rig.sent()).isEmpty();
        assertThat(status(1)).isEqualTo(PairStatus.FAILED);
        assertThat(status(2)).isEqualTo(PairStatus.FAILED);
    }

    @Test
    void an_unanswered_open_of_a_trade_that_has_ended_is_a_candidate_as_well() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofMinutes(1));
        rig.close(1);
        rig.open(2, "0.1");
        rig.sentOpen();
        reconnect();
        lists(9001);

        assertThat(status(2)).isEqualTo(PairStatus.FAILED);
        assertThat(rig.destination.compared.getLast()).containsExactly(Ticket.of(9001));
    }

    @Test
    void the_position_of_a_trade_that_has_ended_is_adopted_to_be_closed() {
        rig.open(1, "0.1");
        rig.sentOpen();
        rig.pass(Duration.ofMinutes(1));
        rig.close(1);
        lists(9001);

        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
    }

    @Test
    void what_is_no_copy_is_to_be_closed_and_what_is_a_copy_is_not() {
        copied(1);
        rig.pass(Duration.ofSeconds(5));
        lists(9001, 555);

        assertThat(rig.destination.compared).hasSize(1);
        assertThat(rig.destination.compared.getLast()).containsExactly(Ticket.of(555));
        assertThat(status(1)).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_copy_that_was_answered_while_the_list_waited_is_not_missing_from_it() {
        rig.open(1, "0.1");
        Order.Open order = rig.sentOpen();
        List<Runnable> lookups = new ArrayList<>();
        rig.lookupThread = lookups::add;
        lists();
        rig.pass(Duration.ofSeconds(1));
        rig.opened(order, 9001, "0.1", null);
        rig.pass(Duration.ofSeconds(4));
        rig.lookupThread = Runnable::run;
        lookups.forEach(Runnable::run);
        rig.run();

        assertThat(rig.destination.compared).hasSize(1);
        assertThat(status(1)).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_copy_that_is_not_listed_was_closed_and_is_a_copy_again_when_it_is_listed_again() {
        copied(1);
        rig.pass(Duration.ofSeconds(5));
        lists();
        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
        lists(9001);

        assertThat(status(1)).isEqualTo(PairStatus.OPEN);
        assertThat(rig.destination.compared.getLast()).isEmpty();
        rig.close(1);
        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
    }

    @Test
    void a_copy_whose_close_was_told_and_that_is_listed_again_is_to_be_closed() {
        copied(1);
        deal(9001);
        lists(9001);

        assertThat(rig.destination.compared.getLast()).containsExactly(Ticket.of(9001));
        assertThat(status(1)).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_list_of_a_connection_that_has_ended_counts_for_nothing() {
        copied(1);
        rig.pass(Duration.ofSeconds(5));
        rig.run(
                new CopyEvent.FollowerLists(FOLLOWER, Set.of(), rig.clock.instant(), 0),
                new CopyEvent.Disconnected(FOLLOWER),
                new CopyEvent.Connected(FOLLOWER));

        assertThat(status(1)).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_close_told_as_answer_and_as_deal_counts_once_in_either_order() {
        for (long ticket : new long[] {1, 2}) {
            copied(ticket);
            rig.close(ticket);
            rig.sentClose();
            if (ticket == 1) {
                deal(9001);
                answersClose(1);
            } else {
                answersClose(2);
                deal(9002);
            }
            TradePair pair = rig.pairOf(ticket);
            assertThat(rig.reasonOf(ticket)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
            assertThat(Objects.requireNonNull(pair.held()).profit()).isEqualTo(Money.of("5"));
        }
        assertThat(rig.destination.snapshotRequests).isEmpty();
    }

    @Test
    void a_deal_that_nobody_ordered_is_the_followers_own_close() {
        copied(1);
        deal(9001);

        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
        rig.close(1);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_close_is_repeated_until_it_is_answered() {
        copied(1);
        rig.close(1);
        rig.sentClose();
        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
        reconnect();

        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
    }

    @Test
    void a_part_is_not_closed_but_the_whole_with_the_rest_and_the_reason_is_told() {
        copied(1);
        rig.partial(1, "0.05", "0.05");
        assertThat(rig.sent()).isEmpty();
        assertThat(Objects.requireNonNull(rig.pairOf(1).reason()).text()).contains("whole positions");
        rig.close(1);

        assertThat(rig.sentClose().lots()).isEqualTo(Lots.ZERO);
    }

    @Test
    void a_change_of_stops_is_not_sent_and_the_reason_is_told() {
        copied(1);
        rig.modify(1, "1.0", "1.3");
        reconnect();

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.MODIFY_REFUSED);
    }

    @Test
    void a_pending_order_is_skipped_with_a_reason() {
        rig.open(1, "EURUSD", OrderType.BUY_LIMIT, "0.1", "0", "0");

        assertThat(rig.reasonOf(1)).isEqualTo(ReasonCode.PENDING_ORDER_UNSUPPORTED);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_masters_list_closes_what_it_lacks_of_its_own_symbol_alone() {
        copied(1);
        masterLists("GBPUSD");
        assertThat(rig.sent()).isEmpty();
        masterLists("EURUSD", 1);
        assertThat(rig.sent()).isEmpty();
        masterLists("EURUSD");

        assertThat(rig.sentClose().ticket()).isEqualTo(Ticket.of(9001));
    }

    @Test
    void a_closed_trade_that_its_master_still_lists_is_marked_and_not_copied_again() {
        copied(1);
        rig.close(1);
        rig.sentClose();
        answersClose(1);
        masterLists("EURUSD", 1);

        assertThat(rig.tradeOf(rig.pairOf(1)).heldInPart()).isTrue();
        assertThat(rig.sent()).isEmpty();
        masterLists("EURUSD");
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_position_that_was_never_reported_cannot_be_copied() {
        masterLists("EURUSD", 77);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.memory().pairs).isEmpty();
    }

    @Test
    void an_order_that_waited_for_the_follower_is_sent_when_it_connects() {
        rig.disconnect(FOLLOWER);
        rig.open(1, "0.1");
        assertThat(rig.sent()).isEmpty();
        connect();

        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(1));
    }
}
