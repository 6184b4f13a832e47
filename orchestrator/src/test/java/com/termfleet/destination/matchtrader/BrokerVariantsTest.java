package com.termfleet.destination.matchtrader;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.destination.Order.PriceLimits;
import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import com.termfleet.standin.matchtrader.http.Switch;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A position and an order live from beginning to end at every kind of broker that the switches of the stand-in make. */
class BrokerVariantsTest {

    private static final Ticket MASTER = Ticket.of(4711);

    private final MatchTraderRig rig = new MatchTraderRig(Dialect.REST);

    @AfterEach
    void end() {
        rig.close();
    }

    static Stream<Arguments> variants() {
        return Arrays.stream(Switch.values())
                .filter(which -> which != Switch.WEBSOCKET)
                .flatMap(which -> which.choices().stream().skip(1).map(choice -> Arguments.of(which, choice)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void trades_are_executed_at_a_broker_that_differs(Switch which, String choice) {
        rig.standin.switches().set(which, choice);
        rig.connect();
        live();
        // Once more with a session that was prolonged.
        rig.standin.clock().advance(Duration.ofMinutes(16));
        open(11, OrderType.BUY, "1.1");
        assertThat(rig.book()).containsExactly("BUY 0.3 sl=0 tp=0");
    }

    @Test
    void trades_are_executed_at_a_broker_that_knows_the_published_messages_alone() {
        try (MatchTraderRig socket = new MatchTraderRig(Dialect.WEBSOCKET)) {
            socket.standin.switches().set(Switch.WEBSOCKET, "documented");
            socket.connect();
            Order.Open open = new Order.Open(
                    socket.account,
                    PairId.of(1),
                    MASTER,
                    1,
                    OrderType.BUY,
                    Symbol.of("EURUSD"),
                    Price.of("1.1"),
                    Lots.of("0.3"),
                    Price.of("1.05"),
                    Price.NONE,
                    Duration.ofSeconds(20),
                    100);
            socket.destination.send(List.of(open));
            Ticket ticket =
                    socket.reports.await(ExecutionReport.Opened.class, 1).ticket();
            assertThat(socket.book()).containsExactly("BUY 0.3 sl=1.05 tp=0");
            socket.restart();
            socket.reports.awaitSnapshot(positions -> positions.stream()
                    .anyMatch(
                            each -> each.ticket().equals(ticket) && each.pair().isPresent()));
            socket.destination.send(List.of(new Order.Close(
                    socket.account,
                    PairId.of(1),
                    MASTER,
                    2,
                    ticket,
                    Lots.of("0.1"),
                    Lots.of("0.2"),
                    Symbol.of("EURUSD"))));
            assertThat(socket.reports.await(ExecutionReport.Closed.class, 2).rest())
                    .isEqualTo(Lots.of("0.2"));
            socket.closeAllByHand();
            socket.destination.requestSnapshot(socket.account);
            socket.reports.awaitSnapshot(List::isEmpty);
        }
    }

    @Test
    void an_open_is_refused_where_the_price_is_beyond_its_limits() {
        rig.connect();
        rig.destination.send(List.of(limited(1, "1.1", new PriceLimits(BigDecimal.ZERO, null))));
        assertThat(rig.reports.await(ExecutionReport.Refused.class, 1).text()).startsWith("SPREAD_LIMIT");
        rig.destination.send(List.of(limited(2, "0.9", new PriceLimits(null, BigDecimal.TEN))));
        assertThat(rig.reports.await(ExecutionReport.Refused.class, 2).text()).startsWith("DEVIATION_LIMIT");
        assertThat(rig.book()).isEmpty();

        rig.destination.send(
                List.of(limited(3, "1.1", new PriceLimits(new BigDecimal(100_000), new BigDecimal(1_000_000)))));
        rig.reports.await(ExecutionReport.Opened.class, 3);
        assertThat(rig.book()).hasSize(1);
    }

    private Order.Open limited(int id, String price, PriceLimits limits) {
        return new Order.Open(
                rig.account,
                PairId.of(id),
                MASTER,
                id,
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of(price),
                Lots.of("0.3"),
                Price.NONE,
                Price.NONE,
                Duration.ofSeconds(20),
                100,
                limits);
    }

    @Test
    void a_login_is_refreshed_four_times_an_hour_at_most() {
        rig.connect();
        for (int i = 0; i < 6; i++) {
            rig.standin.sessions().endAll();
            rig.standin.clock().advance(Duration.ofSeconds(1));
            open(i + 1, OrderType.BUY, "1.1");
        }
        assertThat(rig.standin.requests().to("refresh-token").size()).isLessThanOrEqualTo(4);
        assertThat(rig.book()).hasSize(6);
    }

    @Test
    void a_challenge_turns_an_order_away_without_executing_it() {
        rig.connect();
        rig.standin.faults().add(Fault.of(Kind.CHALLENGE, "position/open"));
        send(1, OrderType.BUY, "1.1");
        ExecutionReport.Refused refused = rig.reports.await(ExecutionReport.Refused.class, 1);
        assertThat(refused.retcode()).isEqualTo(10_031);
        assertThat(refused.text()).contains("challenge");
        assertThat(rig.book()).isEmpty();
    }

    private void live() {
        Ticket position = open(1, OrderType.BUY, "1.1");
        modify(2, position, Price.of("1.05"), Price.NONE);
        rig.destination.send(List.of(new Order.Close(
                rig.account, PairId.of(1), MASTER, 3, position, Lots.of("0.1"), Lots.of("0.2"), Symbol.of("EURUSD"))));
        assertThat(rig.reports.await(ExecutionReport.Closed.class, 3).rest()).isEqualTo(Lots.of("0.2"));
        assertThat(rig.book()).containsExactly("BUY 0.2 sl=1.05 tp=0");
        rig.destination.send(List.of(new Order.Close(
                rig.account, PairId.of(1), MASTER, 4, position, Lots.ZERO, Lots.ZERO, Symbol.of("EURUSD"))));
        rig.reports.await(ExecutionReport.Closed.class, 4);

        Ticket order = open(5, OrderType.SELL_LIMIT, "1.2");
        modify(6, order, Price.NONE, Price.of("1.21"));
        assertThat(rig.book()).containsExactly("SELL_LIMIT 0.3 at=1.21 sl=0 tp=0");
        rig.destination.send(List.of(new Order.Cancel(rig.account, PairId.of(5), MASTER, 7, order)));
        rig.reports.await(ExecutionReport.Cancelled.class, 7);
        assertThat(rig.book()).isEmpty();
    }

    private void modify(long command, Ticket ticket, Price stopLoss, Price price) {
        rig.destination.send(List.of(
                new Order.Modify(rig.account, PairId.of(1), MASTER, command, ticket, stopLoss, Price.NONE, price)));
        rig.reports.await(ExecutionReport.Modified.class, command);
    }

    private Ticket open(long pair, OrderType type, String price) {
        send(pair, type, price);
        return rig.reports.await(ExecutionReport.Opened.class, pair).ticket();
    }

    private void send(long pair, OrderType type, String price) {
        rig.destination.send(List.of(new Order.Open(
                rig.account,
                PairId.of(pair),
                MASTER,
                pair,
                type,
                Symbol.of("EURUSD"),
                Price.of(price),
                Lots.of("0.3"),
                Price.NONE,
                Price.NONE,
                Duration.ofSeconds(20),
                100)));
    }
}
