package com.termfleet.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every platform owes to the copies; {@link ListingDestinationContract} adds what those owe that can list what an account holds. A
 * subclass connects an account that holds nothing at a broker with EURUSD near 1.1, and looks into the broker's book. For MT5 the real
 * expert holds the other half of the promises ({@code simulation.ExpertDestinationTest}).
 */
public abstract class DestinationContract {

    protected static final Symbol EURUSD = Symbol.of("EURUSD");
    protected static final Ticket MASTER_TICKET = Ticket.of(4711);
    protected static final Duration LIVES = Duration.ofSeconds(30);

    /** One position or order in the broker's book, in a word: {@code BUY 0.1 sl=0 tp=0}. */
    protected abstract List<String> book();

    protected abstract Destination destination();

    protected abstract RecordedReports reports();

    /** Connected already. */
    protected abstract AccountId account();

    /** What the account's owner does without us: closes everything. */
    protected abstract void closeAllByHand();

    protected Order.Open open(long pair, OrderType type, String lots, String price, Duration lives) {
        return new Order.Open(
                account(),
                PairId.of(pair),
                MASTER_TICKET,
                pair,
                type,
                EURUSD,
                Price.of(price),
                Lots.of(lots),
                Price.NONE,
                Price.NONE,
                lives,
                100);
    }

    protected ExecutionReport.Opened opened(long pair, String lots) {
        destination().send(List.of(open(pair, OrderType.BUY, lots, "1.1", LIVES)));
        return reports().await(ExecutionReport.Opened.class, pair);
    }

    protected Order.Close close(long command, Ticket ticket, String lots, String rest) {
        return new Order.Close(
                account(), PairId.of(1), MASTER_TICKET, command, ticket, Lots.of(lots), Lots.of(rest), EURUSD);
    }

    @Test
    void a_connected_follower_is_found() {
        assertThat(destination().find(account())).isPresent();
        assertThat(reports().sessions).containsExactly("connected " + account());
        assertThat(destination().find(AccountId.of(9_999))).isEmpty();
    }

    @Test
    void a_follower_sends_a_snapshot_if_it_says_that_it_can_list_what_it_holds() {
        destination().requestSnapshot(account());
        opened(1, "0.3");
        boolean lists = destination().find(account()).orElseThrow().listsPositions();
        assertThat(reports().snapshots.isEmpty()).isEqualTo(!lists);
    }

    @Test
    void an_open_becomes_one_position_and_is_answered_with_what_it_became() {
        ExecutionReport.Opened answer = opened(1, "0.3");
        assertThat(answer.lots()).isEqualTo(Lots.of("0.3"));
        assertThat(answer.type()).isEqualTo(OrderType.BUY);
        assertThat(answer.masterTicket()).isEqualTo(MASTER_TICKET);
        assertThat(answer.price().isNone()).isFalse();
        assertThat(book()).containsExactly("BUY 0.3 sl=0 tp=0");
    }

    @Test
    void a_command_that_comes_again_is_answered_again_and_not_executed_again() {
        ExecutionReport.Opened first = opened(1, "0.3");
        reports().reports.clear();
        ExecutionReport.Opened second = opened(1, "0.3");
        assertThat(second.ticket()).isEqualTo(first.ticket());
        assertThat(book()).hasSize(1);
    }

    @Test
    void an_open_whose_time_is_over_is_refused() {
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", Duration.ZERO)));
        assertThat(reports().await(ExecutionReport.Refused.class, 1).text()).contains("EXPIRED");
        assertThat(book()).isEmpty();
    }

    @Test
    void levels_are_changed() {
        Ticket ticket = opened(1, "0.3").ticket();
        destination()
                .send(List.of(new Order.Modify(
                        account(),
                        PairId.of(1),
                        MASTER_TICKET,
                        2,
                        ticket,
                        Price.of("1.05"),
                        Price.of("1.2"),
                        Price.NONE)));
        reports().await(ExecutionReport.Modified.class, 2);
        assertThat(book()).containsExactly("BUY 0.3 sl=1.05 tp=1.2");
    }

    @Test
    void a_part_is_closed_and_then_the_rest() {
        Ticket ticket = opened(1, "0.3").ticket();
        destination().send(List.of(close(2, ticket, "0.1", "0.2")));
        ExecutionReport.Closed part = reports().await(ExecutionReport.Closed.class, 2);
        assertThat(part.closed()).isEqualTo(Lots.of("0.1"));
        assertThat(part.rest()).isEqualTo(Lots.of("0.2"));
        assertThat(book()).containsExactly("BUY 0.2 sl=0 tp=0");

        destination().send(List.of(close(3, ticket, "0", "0")));
        assertThat(reports().await(ExecutionReport.Closed.class, 3).rest()).isEqualTo(Lots.ZERO);
        assertThat(book()).isEmpty();
    }

    @Test
    void a_pending_order_is_placed_changed_and_removed() {
        destination().send(List.of(open(1, OrderType.BUY_LIMIT, "0.2", "1.05", LIVES)));
        ExecutionReport.Opened placed = reports().await(ExecutionReport.Opened.class, 1);
        assertThat(placed.type()).isEqualTo(OrderType.BUY_LIMIT);
        destination()
                .send(List.of(new Order.Modify(
                        account(),
                        PairId.of(1),
                        MASTER_TICKET,
                        2,
                        placed.ticket(),
                        Price.NONE,
                        Price.of("1.2"),
                        Price.of("1.04"))));
        reports().await(ExecutionReport.Modified.class, 2);
        assertThat(book()).containsExactly("BUY_LIMIT 0.2 at=1.04 sl=0 tp=1.2");
        destination().send(List.of(new Order.Cancel(account(), PairId.of(1), MASTER_TICKET, 3, placed.ticket())));
        reports().await(ExecutionReport.Cancelled.class, 3);
        assertThat(book()).isEmpty();
    }

    @Test
    void the_close_of_what_is_not_there_any_more_is_answered() {
        Ticket ticket = opened(1, "0.3").ticket();
        closeAllByHand();
        destination().send(List.of(close(2, ticket, "0", "0")));
        ExecutionReport answer = reports().await(ExecutionReport.class, 2);
        assertThat(answer).isInstanceOfAny(ExecutionReport.Closed.class, ExecutionReport.Refused.class);
        if (answer instanceof ExecutionReport.Refused refused) {
            assertThat(refused.retcode()).isEqualTo(10_036);
        }
    }

    @Test
    void an_order_for_an_account_that_is_away_is_dropped() {
        AccountId away = AccountId.of(9_999);
        destination()
                .send(List.of(new Order.Close(
                        away, PairId.of(1), MASTER_TICKET, 2, Ticket.of(1), Lots.ZERO, Lots.ZERO, EURUSD)));
        opened(1, "0.3");
        assertThat(reports().reports).allMatch(report -> report.follower().equals(account()));
    }
}
