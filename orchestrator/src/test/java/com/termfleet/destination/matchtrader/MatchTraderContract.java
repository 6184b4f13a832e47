package com.termfleet.destination.matchtrader;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.ListingDestinationContract;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.PlatformStatus.State;
import com.termfleet.destination.RecordedReports;
import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.standin.matchtrader.broker.Levels;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.Side;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import com.termfleet.standin.matchtrader.http.Switch;
import com.termfleet.testing.Polling;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract, and what a broker may do to us, in whichever dialect. */
abstract class MatchTraderContract extends ListingDestinationContract {

    private static final Duration LIVES = Duration.ofSeconds(30);

    final MatchTraderRig rig;
    private final Dialect dialect;

    MatchTraderContract(Dialect dialect) {
        this.dialect = dialect;
        this.rig = new MatchTraderRig(dialect).connect();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Override
    protected List<String> book() {
        return rig.book();
    }

    @Override
    protected Destination destination() {
        return rig.destination;
    }

    @Override
    protected RecordedReports reports() {
        return rig.reports;
    }

    @Override
    protected AccountId account() {
        return rig.account;
    }

    @Override
    protected void closeAllByHand() {
        rig.closeAllByHand();
    }

    /** A part of the paths of calls that open positions, and so on. */
    private String opens() {
        return switch (dialect) {
            case REST -> "position/open";
            case WEBSOCKET -> "ws:order.place";
            case TRADER_API -> "/v1/positions";
        };
    }

    private String closes() {
        return switch (dialect) {
            case REST -> "position/close";
            case WEBSOCKET -> "ws:order.close";
            case TRADER_API -> "/close";
        };
    }

    /** The Trader API reads positions at the path at which it opens them, so that a poll may take the fault. */
    private void nextOpenGoesWrong(Fault fault) {
        rig.standin.faults().add(fault);
    }

    @Test
    void the_brokers_symbols_and_the_accounts_funds_are_known() {
        SymbolMatch match = rig.figures.symbol(account(), Symbol.of("EURUSD"));
        assertThat(match).isInstanceOfSatisfying(SymbolMatch.Found.class, found -> {
            assertThat(found.spec().volumeStep()).isEqualTo(Lots.of("0.01"));
            assertThat(found.spec().maxVolume()).isEqualTo(Lots.of("100"));
            assertThat(found.spec().contractSize()).isEqualByComparingTo("100000");
            assertThat(found.tickValue()).isEqualByComparingTo("1");
        });
        assertThat(rig.figures.funds(account())).hasValueSatisfying(funds -> {
            assertThat(funds.balance()).isEqualByComparingTo(Money.of("10000.00"));
            assertThat(funds.currency()).isEqualTo("USD");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "ERROR", "OK_WITH_ERROR_CODE", "EMPTY", "UNREADABLE", "DROPPED"})
    void an_open_that_was_executed_without_an_answer_is_found_and_never_sent_twice(Kind kind) {
        nextOpenGoesWrong(Fault.of(kind, opens()).afterExecution());
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        awaitPair(1);
        assertThat(book()).hasSize(1);
    }

    /** By the answer to the open, or by a snapshot. */
    private HeldPosition awaitPair(long pair) {
        for (int looks = 0; looks < 200; looks++) {
            destination().requestSnapshot(account());
            for (List<HeldPosition> snapshot : reports().snapshots) {
                for (HeldPosition position : snapshot) {
                    if (position.pair().filter(PairId.of(pair)::equals).isPresent()) {
                        return position;
                    }
                }
            }
            Polling.pause();
            Polling.pause();
        }
        throw new AssertionError("no snapshot shows copy " + pair + ": " + reports().reports);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "DROPPED", "HALF_OPEN"})
    void an_open_that_was_not_executed_is_refused_once_that_is_certain(Kind kind) {
        nextOpenGoesWrong(Fault.of(kind, opens()).beforeExecution());
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", Duration.ofSeconds(2))));
        if (dialect == Dialect.TRADER_API) {
            // Its key makes it safe to send it again at once, or a poll took the fault.
            reports().await(ExecutionReport.Opened.class, 1);
            assertThat(book()).hasSize(1);
            return;
        }
        ExecutionReport.Refused refused =
                reports().await(ExecutionReport.Refused.class, 1, each -> each.retcode() != 10_012);
        assertThat(refused.retcode()).isEqualTo(10_031);
        assertThat(book()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "ERROR", "OK_WITH_ERROR_CODE", "EMPTY", "UNREADABLE", "DROPPED"})
    void a_partial_close_without_an_answer_is_not_done_twice(Kind kind) {
        Ticket ticket = opened(1, "0.3").ticket();
        rig.standin.faults().add(Fault.of(kind, closes()).afterExecution());
        destination().send(List.of(close(2, ticket, "0.1", "0.2")));
        long command = 2;
        // As the copies do until they are told that it is done; what is sent while the account is away is dropped.
        while (reports().reports.stream().noneMatch(ExecutionReport.Closed.class::isInstance)) {
            assertThat(++command).isLessThan(500);
            Polling.pause();
            destination().send(List.of(close(command, ticket, "0.1", "0.2")));
        }
        ExecutionReport.Closed closed = (ExecutionReport.Closed) reports().reports.stream()
                .filter(ExecutionReport.Closed.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(closed.rest()).isEqualTo(Lots.of("0.2"));
        assertThat(book()).containsExactly("BUY 0.2 sl=0 tp=0");
    }

    @Test
    void a_call_is_sent_again_after_the_broker_has_turned_it_away() {
        nextOpenGoesWrong(Fault.of(Kind.TOO_MANY_REQUESTS, opens()).retryAfter(1));
        assertThat(opened(1, "0.3").lots()).isEqualTo(Lots.of("0.3"));
        assertThat(book()).hasSize(1);
    }

    @Test
    void an_open_that_meets_an_ended_session_is_executed_on_the_next_one_and_not_refused() {
        nextOpenGoesWrong(Fault.of(Kind.UNAUTHORIZED, opens()));
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        awaitNextSession();
        // As the copies do when the account is back.
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        reports().await(ExecutionReport.Opened.class, 1);
        assertThat(reports().reports).noneMatch(ExecutionReport.Refused.class::isInstance);
        assertThat(book()).hasSize(1);
    }

    @Test
    void a_close_that_meets_an_ended_session_is_executed_on_the_next_one_and_not_refused() {
        Ticket ticket = opened(1, "0.3").ticket();
        rig.standin.faults().add(Fault.of(Kind.UNAUTHORIZED, closes()));
        destination().send(List.of(close(2, ticket, "0.1", "0.2")));
        awaitNextSession();
        destination().send(List.of(close(2, ticket, "0.1", "0.2")));
        assertThat(reports().await(ExecutionReport.Closed.class, 2).rest()).isEqualTo(Lots.of("0.2"));
        assertThat(reports().reports).noneMatch(ExecutionReport.Refused.class::isInstance);
        assertThat(book()).containsExactly("BUY 0.2 sl=0 tp=0");
    }

    /** The REST interface signs in again by itself. */
    private void awaitNextSession() {
        if (dialect != Dialect.REST) {
            reports().awaitSession("connected", 2);
        }
    }

    @Test
    void a_restart_between_order_and_answer_changes_nothing() {
        rig.standin.faults().add(Fault.of(Kind.DELAY, opens()).delayed(Duration.ofMillis(1)));
        nextOpenGoesWrong(Fault.of(Kind.NO_ANSWER, opens()));
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        awaitBook(1);
        rig.restart();
        // The copies send it again with the same id.
        destination().send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        Ticket ticket = reports().await(ExecutionReport.Opened.class, 1).ticket();
        assertThat(book()).hasSize(1);
        assertThat(awaitPair(1).ticket()).isEqualTo(ticket);
    }

    private void awaitBook(int size) {
        for (int looks = 0; book().size() != size; looks++) {
            assertThat(looks).isLessThan(500);
            Polling.pause();
        }
    }

    @Test
    void a_position_keeps_its_ticket_and_its_copy_over_a_restart() {
        Ticket ticket = opened(1, "0.3").ticket();
        rig.restart();
        assertThat(awaitPair(1).ticket()).isEqualTo(ticket);
    }

    @ParameterizedTest
    @EnumSource(FilledId.class)
    void an_order_that_is_filled_is_the_same_copys_position(FilledId id) {
        rig.standin.switches().set(Switch.FILLED_ID, id.name().toLowerCase(Locale.ROOT));
        destination().send(List.of(open(1, OrderType.BUY_LIMIT, "0.2", "1.05", LIVES)));
        reports().await(ExecutionReport.Opened.class, 1);
        rig.standin.broker().quote("EURUSD", new BigDecimal("1.04990"), new BigDecimal("1.04995"));
        HeldPosition filled = reports()
                .awaitSnapshot(positions -> positions.stream()
                        .anyMatch(position -> position.type() == OrderType.BUY
                                && position.pair().isPresent()))
                .getFirst();
        assertThat(filled.pair()).contains(PairId.of(1));
    }

    enum FilledId {
        KEPT,
        NEW
    }

    @Test
    void the_removal_of_an_order_that_was_filled_says_so() {
        destination().send(List.of(open(1, OrderType.BUY_LIMIT, "0.2", "1.05", LIVES)));
        Ticket ticket = reports().await(ExecutionReport.Opened.class, 1).ticket();
        rig.standin.broker().quote("EURUSD", new BigDecimal("1.04990"), new BigDecimal("1.04995"));
        destination().send(List.of(new Order.Cancel(account(), PairId.of(1), MASTER_TICKET, 2, ticket)));
        assertThat(reports().await(ExecutionReport.Refused.class, 2).text()).contains("FILLED");
        assertThat(book()).hasSize(1);
    }

    @Test
    void trades_by_hand_belong_to_no_copy() {
        opened(1, "0.3");
        rig.standin
                .broker()
                .open(
                        rig.standin.options().account(),
                        new OpenRequest("EURUSD", Side.BUY, new BigDecimal("0.3"), Levels.NONE, ""));
        List<HeldPosition> both = reports().awaitSnapshot(positions -> positions.size() == 2);
        assertThat(both).filteredOn(position -> position.pair().isPresent()).hasSize(1);
    }

    @Test
    void the_account_comes_back_after_its_broker_was_away() {
        opened(1, "0.3");
        rig.standin.faults().add(Fault.of(Kind.DROPPED, "").beforeExecution().times(12));
        reports().awaitSession("disconnected", 1);
        assertThat(rig.told.getLast()).satisfies(last -> {
            assertThat(last.state()).isIn(State.DISCONNECTED, State.CONNECTING);
            assertThat(rig.told).anyMatch(status -> status.state() == State.DISCONNECTED && status.reason() != null);
        });
        rig.standin.faults().clear();
        reports().awaitSession("connected", 2);
        assertThat(rig.told.getLast()).isEqualTo(new PlatformStatus(account(), State.CONNECTED, null));
        assertThat(awaitPair(1).lots()).isEqualTo(Lots.of("0.3"));
    }

    @Test
    void a_half_open_socket_is_noticed() {
        String reads = dialect == Dialect.WEBSOCKET ? "ws:order.list" : "positions";
        rig.standin.faults().add(Fault.of(Kind.HALF_OPEN, reads).times(3));
        reports().awaitSession("disconnected", 1);
        rig.standin.faults().clear();
        reports().awaitSession("connected", 2);
        opened(1, "0.1");
    }

    @Test
    void levels_come_with_the_open() {
        destination()
                .send(List.of(new Order.Open(
                        account(),
                        PairId.of(1),
                        MASTER_TICKET,
                        1,
                        OrderType.SELL,
                        Symbol.of("EURUSD"),
                        Price.of("1.1"),
                        Lots.of("0.29"),
                        Price.of("1.2"),
                        Price.of("1.05"),
                        LIVES,
                        100)));
        reports().await(ExecutionReport.Opened.class, 1);
        assertThat(book()).containsExactly("SELL 0.29 sl=1.2 tp=1.05");
    }
}
