package com.termfleet.source.copytradepro;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.figures.LastPrices;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.figures.SymbolTables;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.MasterMessage.Extra;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.TicketSnapshot;
import com.termfleet.testing.FakeSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartSourceTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final RecordingSink sink = new RecordingSink();
    private final MasterSignals signals = new MasterSignals(sink);
    private final LastPrices prices = new LastPrices();
    private final ChartSource source = new ChartSource(
            sink, signals, Clock.fixed(NOW, ZoneOffset.UTC), new SymbolMemory(new SymbolTables(), "process"), prices);
    private final FakeSession session = expert("a");

    private FakeSession expert(String id) {
        FakeSession opened = FakeSession.ofExpert(id, 1, SessionRole.MASTER);
        source.opened(opened);
        return opened;
    }

    private static MasterMessage open(long ticket) {
        return new MasterMessage.Open(
                OrderType.BUY,
                EURUSD,
                Price.of("1.1"),
                Lots.of("0.1"),
                Price.NONE,
                Price.NONE,
                Ticket.of(ticket),
                Extra.NONE);
    }

    private static MasterMessage close(long ticket) {
        return new MasterMessage.Close(Ticket.of(ticket), null, null, Extra.NONE);
    }

    private static TicketList list(long... tickets) {
        List<Ticket> listed = new ArrayList<>();
        for (long ticket : tickets) {
            listed.add(Ticket.of(ticket));
        }
        return new TicketList(listed);
    }

    private List<Long> offered() {
        return sink.signals.stream().map(signal -> signal.ticket().value()).toList();
    }

    @Test
    void a_list_waits_until_the_symbol_of_its_chart_is_known() {
        source.received(session, list(7));
        assertThat(sink.snapshots).isEmpty();
        assertThat(session.sent()).containsExactly(new ExpertNotice.TicketsCompared());
        source.received(session, new MarketPrice(EURUSD, Price.of("1"), Price.of("1")));

        assertThat(sink.snapshots)
                .containsExactly(new TicketSnapshot(session.account(), NOW, EURUSD, Set.of(Ticket.of(7))));
    }

    @Test
    void a_list_that_waited_is_handed_over_before_the_signal_that_tells_the_symbol() {
        source.received(session, list());
        source.received(session, open(1));

        assertThat(sink.order).containsExactly("snapshot", "signal");
    }

    @Test
    void the_last_price_is_kept_by_master_and_symbol() {
        source.received(session, new MarketPrice(EURUSD, Price.of("1.1"), Price.of("1.1001")));
        source.received(session, new MarketPrice(EURUSD, Price.of("1.2"), Price.of("1.2001")));

        assertThat(prices.of(session.account(), EURUSD))
                .contains(new LastPrices.Quoted(Price.of("1.2"), Price.of("1.2001"), NOW));
        assertThat(prices.of(session.account(), Symbol.of("GBPUSD"))).isEmpty();
    }

    @Test
    void each_chart_speaks_for_its_own_symbol() {
        Session other = expert("b");
        source.received(session, open(1));
        source.received(other, new MarketPrice(Symbol.of("GBPUSD"), Price.of("1"), Price.of("1")));
        source.received(other, list());

        assertThat(sink.snapshots)
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.symbol()).isEqualTo(Symbol.of("GBPUSD")));
    }

    @Test
    void what_the_server_cannot_take_is_offered_again_in_its_order() {
        source.received(session, open(1));
        sink.refuse(0, SignalSink.Refusal.UNAVAILABLE);
        source.received(session, open(2));
        source.received(session, close(1));
        assertThat(offered()).containsExactly(1L);
        signals.offerAgain();

        assertThat(offered()).containsExactly(1L, 1L, 2L, 1L);
        sink.replies.subList(1, 4).forEach(reply -> reply.committed(new TradeId(1)));
        signals.offerAgain();
        assertThat(offered()).hasSize(4);
    }

    @Test
    void a_close_whose_open_is_kept_is_kept_behind_it() {
        source.received(session, open(1));
        source.received(session, close(1));
        sink.refuse(1, SignalSink.Refusal.UNKNOWN_TICKET);
        sink.refuse(0, SignalSink.Refusal.UNAVAILABLE);
        signals.offerAgain();

        assertThat(sink.signals.subList(2, 4))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Signal.Open.class),
                        second -> assertThat(second).isInstanceOf(Signal.Close.class));
    }

    @Test
    void what_is_refused_for_good_is_not_offered_again() {
        source.received(session, close(9));
        sink.refuse(0, SignalSink.Refusal.UNKNOWN_TICKET);
        signals.offerAgain();

        assertThat(offered()).containsExactly(9L);
    }

    private static final class RecordingSink implements SignalSink {

        private final List<Signal> signals = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final List<TicketSnapshot> snapshots = new ArrayList<>();
        private final List<String> order = new ArrayList<>();

        void refuse(int number, Refusal why) {
            replies.get(number).refused(why, "not now");
        }

        @Override
        public void accept(Signal signal, Reply reply) {
            signals.add(signal);
            replies.add(reply);
            order.add("signal");
        }

        @Override
        public void accept(MasterSnapshot snapshot) {
            throw new AssertionError("this dialect lists tickets");
        }

        @Override
        public void accept(TicketSnapshot snapshot) {
            snapshots.add(snapshot);
            order.add("snapshot");
        }
    }
}
