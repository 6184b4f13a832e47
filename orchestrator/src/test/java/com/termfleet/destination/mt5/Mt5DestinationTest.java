package com.termfleet.destination.mt5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.destination.CopyMark;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Follower;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.figures.GatewayFigures;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.figures.SymbolTables;
import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import com.termfleet.testing.FakeSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt5DestinationTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(7);
    private static final Symbol EURUSD = Symbol.of("EURUSD");
    private static final Ticket MASTER = Ticket.of(1001);
    private static final Ticket OWN = Ticket.of(2001);
    private static final Price P = Price.of("1.1");

    private final PlainSessions sessions = new PlainSessions();
    private final RecordingListener listener = new RecordingListener();
    private final SymbolMemory symbols = new SymbolMemory(new SymbolTables(), "process");
    private final GatewayFigures figures = new GatewayFigures(symbols, new HeartbeatInterval(Duration.ofSeconds(2)));
    private final Mt5Destination destination = new Mt5Destination(sessions, Clock.fixed(NOW, ZoneOffset.UTC), symbols);
    private final FakeSession session = new FakeSession("s1", 7, SessionRole.FOLLOWER);

    @BeforeEach
    void open() {
        destination.reportTo(listener);
        destination.opened(session);
    }

    @Test
    void orders_become_lines_and_those_for_followers_that_are_away_are_dropped() {
        PairId pair = PairId.of(41);
        destination.send(List.of(
                new Order.Open(
                        ACCOUNT,
                        pair,
                        MASTER,
                        41,
                        OrderType.BUY,
                        EURUSD,
                        P,
                        Lots.of("0.1"),
                        Price.NONE,
                        P,
                        Duration.ofMillis(4_900),
                        20),
                new Order.Modify(ACCOUNT, pair, MASTER, 42, OWN, P, Price.NONE, P),
                new Order.Close(ACCOUNT, pair, MASTER, 43, OWN, Lots.of("0.04"), Lots.of("0.06"), Symbol.of("EURUSD")),
                new Order.Cancel(ACCOUNT, pair, MASTER, 44, OWN),
                new Order.Cancel(AccountId.of(8), pair, MASTER, 45, OWN)));
        assertThat(session.sent())
                .containsExactly(
                        new FollowerCommand.Open(
                                OrderType.BUY, EURUSD, P, Lots.of("0.1"), Price.NONE, P, MASTER, 41, 4_900, 20),
                        new FollowerCommand.Modify(MASTER, OWN, P, Price.NONE, P, 42),
                        new FollowerCommand.Close(
                                MASTER, OWN, Lots.of("0.04"), Lots.of("0.06"), 43, Symbol.of("EURUSD")),
                        new FollowerCommand.Cancel(MASTER, OWN, 44));
        assertThat(sessions.handOvers).isEqualTo(1);
    }

    @Test
    void limits_on_the_price_go_with_the_open() {
        destination.send(List.of(new Order.Open(
                ACCOUNT,
                PairId.of(41),
                MASTER,
                41,
                OrderType.BUY,
                EURUSD,
                P,
                Lots.of("0.1"),
                Price.NONE,
                P,
                Duration.ofMillis(4_900),
                20,
                new Order.PriceLimits(BigDecimal.TWO, BigDecimal.TEN))));
        FollowerCommand.Open sent = (FollowerCommand.Open) session.sent().getFirst();
        assertThat(sent.maxSpread()).isEqualByComparingTo("2");
        assertThat(sent.maxDeviation()).isEqualByComparingTo("10");
    }

    @Test
    void answers_become_reports() {
        receive(new FollowerMessage.OpenAck(MASTER, OWN, Lots.of("0.1"), OrderType.BUY, 41L, P, 10_009));
        receive(new FollowerMessage.ModifyAck(MASTER, OWN, 42L));
        receive(new FollowerMessage.CloseAck(MASTER, OWN, P, Money.of("3"), null, null, null));
        receive(new FollowerMessage.CancelAck(MASTER, OWN, 44L));
        receive(new FollowerMessage.Nack(FollowerMessage.Command.CLOSE, MASTER, 10_018, "Market closed", 45L));
        assertThat(listener.reports)
                .containsExactly(
                        new ExecutionReport.Opened(
                                ACCOUNT, MASTER, 41L, NOW, OWN, Lots.of("0.1"), OrderType.BUY, P, 10_009),
                        new ExecutionReport.Modified(ACCOUNT, MASTER, 42L, NOW, OWN),
                        new ExecutionReport.Closed(ACCOUNT, MASTER, null, NOW, OWN, P, Money.of("3"), null, null),
                        new ExecutionReport.Cancelled(ACCOUNT, MASTER, 44L, NOW, OWN),
                        new ExecutionReport.Refused(
                                ACCOUNT, MASTER, 45L, NOW, ExecutionReport.Kind.CLOSE, 10_018, "Market closed"));
    }

    @Test
    void a_follower_is_known_with_its_symbols_while_it_is_connected() {
        Follower follower = destination.find(ACCOUNT).orElseThrow();
        assertThat(follower.symbolCount()).isZero();
        assertThat(figures.symbol(ACCOUNT, EURUSD)).isInstanceOf(SymbolMatch.NothingAnnounced.class);
        assertThat(follower.isNetting()).isFalse();

        SymbolSpec spec = SymbolSpec.unknown(EURUSD);
        destination.received(session, new SymbolLine(spec, BigDecimal.TWO));
        assertThat(follower.symbolCount()).isEqualTo(1);
        assertThat(figures.symbol(ACCOUNT, EURUSD))
                .isEqualTo(new SymbolMatch.Found(spec, BigDecimal.TWO, SymbolMatch.How.EXACT));

        destination.closed(session);
        assertThat(destination.find(ACCOUNT)).isEmpty();
        assertThat(listener.lives).containsExactly("connected 7", "disconnected 7");
    }

    @Test
    void the_late_end_of_a_replaced_session_does_not_unregister_the_newer_one() {
        FakeSession newer = new FakeSession("s2", 7, SessionRole.FOLLOWER);
        destination.opened(newer);

        destination.closed(session);

        assertThat(destination.find(ACCOUNT)).isPresent();
        assertThat(listener.lives).containsExactly("connected 7", "connected 7");
        destination.closed(newer);
        assertThat(destination.find(ACCOUNT)).isEmpty();
        assertThat(listener.lives).endsWith("disconnected 7");
    }

    @Test
    void symbols_of_an_earlier_session_are_forgotten() {
        destination.received(session, new SymbolLine(SymbolSpec.unknown(EURUSD), BigDecimal.ONE));
        destination.closed(session);
        destination.opened(new FakeSession("s2", 7, SessionRole.FOLLOWER, "NETTING"));
        Follower follower = destination.find(ACCOUNT).orElseThrow();
        assertThat(follower.symbolCount()).isZero();
        assertThat(follower.isNetting()).isTrue();
    }

    @Test
    void a_snapshot_tells_which_pair_each_position_belongs_to() {
        destination.received(session, new Snapshot(List.of(position("TF41"), position("by hand"))));
        assertThat(listener.snapshots)
                .containsExactly(List.of(held(Optional.of(PairId.of(41))), held(Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "TF1, 1",
        "TF999999999999999999, 9999999999999",
        "TF10000000000412, 412",
        "TF12[sl], 12",
        "TF12[tp 1.1], 12"
    })
    void a_comment_of_ours_names_a_pair(String comment, long pair) {
        assertThat(CopyMark.pair(comment)).contains(PairId.of(pair));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TF",
                "TF0",
                "tf1",
                "TF-1",
                "TF1x",
                "TF[sl]",
                "TF10000000000000",
                " TF1",
                "TF9999999999999999999",
                "TF１"
            })
    void other_comments_name_none(String comment) {
        assertThat(CopyMark.pair(comment)).isEmpty();
    }

    @Test
    void a_snapshot_can_be_asked_for() {
        destination.requestSnapshot(ACCOUNT);
        destination.requestSnapshot(AccountId.of(8));
        assertThat(session.sent()).containsExactly(new Outbound.SnapshotRequest());
    }

    @Test
    void there_is_one_listener() {
        assertThatThrownBy(() -> destination.reportTo(listener)).isInstanceOf(IllegalStateException.class);
    }

    private void receive(FollowerMessage message) {
        destination.received(session, message);
    }

    private static Snapshot.Position position(String comment) {
        return new Snapshot.Position(
                OWN, OrderType.BUY, EURUSD, Lots.of("0.1"), P, Price.NONE, Price.NONE, null, comment, 0);
    }

    @Test
    void a_follower_of_the_other_dialect_is_basic_and_told_what_of_its_tickets_is_no_copy() {
        FakeSession expert = FakeSession.ofExpert("x", 8, SessionRole.FOLLOWER);
        destination.opened(expert);
        destination.received(expert, new TicketList(List.of(Ticket.of(1), Ticket.of(2))));
        destination.compared(expert.account(), List.of(Ticket.of(2)), "not an open copy");

        assertThat(destination.find(expert.account()).orElseThrow().isBasic()).isTrue();
        assertThat(destination.find(expert.account()).orElseThrow().knowsRepeats())
                .isFalse();
        assertThat(listener.tickets).containsExactly(Set.of(Ticket.of(1), Ticket.of(2)));
        assertThat(expert.sent())
                .containsExactly(
                        new ExpertNotice.SyncClose(Ticket.of(2), "not an open copy"),
                        new ExpertNotice.TicketsCompared());
    }

    @Test
    void what_its_expert_tells_of_its_chart_is_no_list_of_the_brokers_symbols() {
        FakeSession expert = FakeSession.ofExpert("x", 8, SessionRole.FOLLOWER);
        destination.opened(expert);
        destination.received(expert, new MarketPrice(EURUSD, P, P));
        destination.received(expert, new SymbolLine(SymbolSpec.unknown(EURUSD), BigDecimal.ZERO));

        assertThat(destination.find(expert.account()).orElseThrow().symbolCount())
                .isZero();
    }

    private static HeldPosition held(Optional<PairId> pair) {
        return new HeldPosition(OWN, OrderType.BUY, EURUSD, Lots.of("0.1"), P, Price.NONE, Price.NONE, pair);
    }

    private static final class PlainSessions implements Sessions {

        private int handOvers;

        @Override
        public Optional<Session> of(AccountId account) {
            return Optional.empty();
        }

        @Override
        public List<Session> all(AccountId account) {
            return List.of();
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public void sendAll(List<Addressed> messages) {
            handOvers++;
            messages.forEach(message -> message.session().send(message.message()));
        }

        @Override
        public void close(AccountId account, CloseReason reason) {
            throw new AssertionError("a destination closes no session");
        }
    }

    private static final class RecordingListener implements ExecutionListener {

        private final List<String> lives = new ArrayList<>();
        private final List<ExecutionReport> reports = new ArrayList<>();
        private final List<List<HeldPosition>> snapshots = new ArrayList<>();
        private final List<Set<Ticket>> tickets = new ArrayList<>();

        @Override
        public void connected(AccountId follower) {
            lives.add("connected " + follower);
        }

        @Override
        public void disconnected(AccountId follower) {
            lives.add("disconnected " + follower);
        }

        @Override
        public void reported(ExecutionReport report) {
            reports.add(report);
        }

        @Override
        public void tickets(AccountId follower, Set<Ticket> tickets, Instant receivedAt) {
            this.tickets.add(tickets);
        }

        @Override
        public void snapshot(AccountId follower, List<HeldPosition> positions) {
            snapshots.add(positions);
        }
    }
}
