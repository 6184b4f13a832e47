package com.termfleet.source.mt5;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.figures.SymbolMemory;
import com.termfleet.figures.SymbolTables;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.MasterMessage.Extra;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.TicketSnapshot;
import com.termfleet.testing.FakeSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Mt5SourceTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-01-04T23:59:59.900Z");
    private static final Price P = Price.of("1.1");
    private static final Money PROFIT = Money.of("-2.50");

    private final RecordingSink sink = new RecordingSink();
    private final Mt5Source source =
            new Mt5Source(sink, Clock.fixed(NOW, ZoneOffset.UTC), new SymbolMemory(new SymbolTables(), "process"));
    private final FakeSession session = new FakeSession("s1", 7, SessionRole.MASTER);

    @BeforeEach
    void open() {
        source.opened(session);
    }

    @Test
    void each_line_becomes_the_signal_that_it_means() {
        Extra extra = new Extra(SEEN, 77, "mine", null);
        receive(new MasterMessage.Open(
                OrderType.BUY, Symbol.of("EURUSD"), P, Lots.of("0.1"), Price.NONE, P, Ticket.of(5), extra));
        receive(new MasterMessage.Modify(Ticket.of(5), P, Price.NONE, P, extra));
        receive(new MasterMessage.Partial(Ticket.of(5), Lots.of("0.04"), Lots.of("0.06"), P, PROFIT, extra));
        receive(new MasterMessage.Close(Ticket.of(5), P, PROFIT, extra));
        receive(new MasterMessage.Filled(Ticket.of(5), Ticket.of(6), P, extra));
        receive(new MasterMessage.Cancel(Ticket.of(5), extra));

        Origin origin = new Origin(AccountId.of(7), Ticket.of(5), NOW, SEEN, 77, "mine", null, false);
        assertThat(sink.signals)
                .containsExactly(
                        new Signal.Open(origin, OrderType.BUY, Symbol.of("EURUSD"), P, Lots.of("0.1"), Price.NONE, P),
                        new Signal.Modify(origin, P, Price.NONE, P),
                        new Signal.Partial(origin, Lots.of("0.04"), Lots.of("0.06"), P, PROFIT),
                        new Signal.Close(origin, P, PROFIT),
                        new Signal.Filled(origin, Ticket.of(6), P),
                        new Signal.Cancel(origin));
    }

    @Test
    void the_signals_of_a_hedging_account_say_so() {
        FakeSession hedging = new FakeSession("s2", 8, SessionRole.MASTER, "HEDGING");
        source.opened(hedging);
        source.received(hedging, new MasterMessage.Close(Ticket.of(5), P, PROFIT, new Extra(SEEN, 77, "mine", null)));

        assertThat(sink.signals.getLast().origin().hedging()).isTrue();
    }

    @Test
    void a_master_on_a_netting_account_is_copied_like_any_other() {
        FakeSession netting = new FakeSession("s2", 8, SessionRole.MASTER, "NETTING");
        source.opened(netting);

        source.received(
                netting,
                new MasterMessage.Open(
                        OrderType.BUY, Symbol.of("EURUSD"), P, Lots.of("1"), P, P, Ticket.of(5), Extra.NONE));
        source.received(netting, new MasterMessage.Close(Ticket.of(5), P, PROFIT, Extra.NONE));
        source.received(netting, new Snapshot(List.of()));

        assertThat(netting.sent()).isEmpty();
        assertThat(sink.signals).hasSize(2);
        assertThat(sink.snapshots).hasSize(1);
    }

    @Test
    void a_master_is_answered_only_when_the_signal_is_committed_or_refused() {
        receive(new MasterMessage.Close(Ticket.of(5), P, PROFIT, Extra.NONE));
        receive(new MasterMessage.Cancel(Ticket.of(6), Extra.NONE));
        assertThat(session.sent()).isEmpty();

        sink.replies.get(0).committed(TradeId.of(41));
        sink.replies.get(1).refused(SignalSink.Refusal.UNKNOWN_TICKET, "no such order");
        assertThat(session.sent())
                .containsExactly(
                        new MasterAnswer.Ack("CMD_CLOSE", Ticket.of(5), TradeId.of(41)),
                        new MasterAnswer.Nack("CMD_CANCEL", Ticket.of(6), "UNKNOWN_TICKET", "no such order"));
    }

    @Test
    void the_answer_names_the_command_of_the_line() {
        List<MasterMessage> messages = List.of(
                new MasterMessage.Open(
                        OrderType.BUY, Symbol.of("EURUSD"), P, Lots.of("1"), Price.NONE, P, Ticket.of(5), Extra.NONE),
                new MasterMessage.Filled(Ticket.of(5), Ticket.of(6), P, Extra.NONE),
                new MasterMessage.Modify(Ticket.of(5), P, P, P, Extra.NONE),
                new MasterMessage.Partial(Ticket.of(5), Lots.of("1"), Lots.of("1"), P, PROFIT, Extra.NONE));
        messages.forEach(this::receive);
        sink.replies.forEach(reply -> reply.committed(TradeId.of(1)));
        assertThat(session.sent())
                .extracting(answer -> ((MasterAnswer.Ack) answer).command())
                .containsExactly("CMD_OPEN", "CMD_FILLED", "CMD_MODIFY", "CMD_PARTIAL");
    }

    @Test
    void a_gap_in_the_sequence_makes_the_server_ask_for_a_snapshot_and_the_signal_counts() {
        sequence(10L);
        sequence(11L);
        assertThat(session.sent()).isEmpty();
        sequence(13L);
        assertThat(session.sent()).containsExactly(new Outbound.SnapshotRequest());
        sequence(14L);
        assertThat(session.sent()).hasSize(1);
        assertThat(sink.signals).hasSize(4);
    }

    @Test
    void a_repeat_is_no_gap_and_neither_is_a_line_without_a_number() {
        sequence(10L);
        sequence(11L);
        sequence(10L);
        sequence(null);
        sequence(12L);
        assertThat(session.sent()).isEmpty();
    }

    @Test
    void a_repeated_line_is_answered_like_the_first_time_and_undoes_nothing_that_came_after_it() {
        MasterMessage first = modify("1.1", 10L);
        receive(first);
        receive(modify("1.2", 11L));
        sink.replies.get(0).committed(TradeId.of(41));
        sink.replies.get(1).committed(TradeId.of(41));

        receive(first);

        MasterAnswer ack = new MasterAnswer.Ack("CMD_MODIFY", Ticket.of(5), TradeId.of(41));
        assertThat(sink.signals).hasSize(2);
        assertThat(session.sent()).containsExactly(ack, ack, ack);
    }

    @Test
    void a_line_that_is_repeated_before_it_was_answered_is_answered_as_often() {
        receive(modify("1.1", 10L));
        receive(modify("1.1", 10L));
        assertThat(sink.signals).hasSize(1);

        sink.replies.getFirst().committed(TradeId.of(41));

        MasterAnswer ack = new MasterAnswer.Ack("CMD_MODIFY", Ticket.of(5), TradeId.of(41));
        assertThat(session.sent()).containsExactly(ack, ack);
    }

    @Test
    void a_line_that_was_refused_is_tried_again_when_it_is_repeated() {
        receive(modify("1.1", 10L));
        sink.replies.getFirst().refused(SignalSink.Refusal.UNAVAILABLE, "the database is away");

        receive(modify("1.1", 10L));

        assertThat(sink.signals).hasSize(2);
    }

    @Test
    void without_a_number_or_under_a_used_one_another_change_counts() {
        receive(modify("1.1", null));
        receive(modify("1.2", null));
        receive(modify("1.1", null));
        receive(modify("1.1", 7L));
        receive(modify("1.2", 7L));

        assertThat(sink.signals).hasSize(5);
    }

    @Test
    void a_new_session_begins_its_sequence_anew() {
        sequence(10L);
        source.closed(session);
        FakeSession next = new FakeSession("s2", 7, SessionRole.MASTER);
        source.opened(next);
        source.received(next, new MasterMessage.Cancel(Ticket.of(5), new Extra(null, 0, "", 500L)));
        assertThat(next.sent()).isEmpty();
    }

    @Test
    void a_snapshot_is_handed_on_with_the_time_it_came() {
        source.received(
                session,
                new Snapshot(List.of(new Snapshot.Position(
                        Ticket.of(5),
                        OrderType.SELL,
                        Symbol.of("EURUSD"),
                        Lots.of("0.1"),
                        P,
                        Price.NONE,
                        Price.NONE,
                        SEEN,
                        "mine",
                        77))));
        assertThat(sink.snapshots)
                .containsExactly(new MasterSnapshot(
                        AccountId.of(7),
                        NOW,
                        List.of(new MasterSnapshot.Held(
                                Ticket.of(5),
                                OrderType.SELL,
                                Symbol.of("EURUSD"),
                                Lots.of("0.1"),
                                P,
                                Price.NONE,
                                Price.NONE,
                                SEEN,
                                77,
                                "mine")),
                        null));
    }

    private static MasterMessage modify(String stopLoss, @Nullable Long number) {
        return new MasterMessage.Modify(
                Ticket.of(5), Price.of(stopLoss), Price.NONE, Price.NONE, new Extra(null, 0, "", number));
    }

    private void sequence(@Nullable Long number) {
        receive(new MasterMessage.Cancel(Ticket.of(5), new Extra(null, 0, "", number)));
    }

    private void receive(MasterMessage message) {
        source.received(session, message);
    }

    private static final class RecordingSink implements SignalSink {

        private final List<Signal> signals = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final List<MasterSnapshot> snapshots = new ArrayList<>();

        @Override
        public void accept(Signal signal, Reply reply) {
            signals.add(signal);
            replies.add(reply);
        }

        @Override
        public void accept(MasterSnapshot snapshot) {
            snapshots.add(snapshot);
        }

        @Override
        public void accept(TicketSnapshot snapshot) {
            throw new AssertionError("version 1 lists positions");
        }
    }
}
