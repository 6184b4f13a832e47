package com.termfleet.source.copytradepro;

import com.termfleet.figures.LastPrices;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.Symbol;
import com.termfleet.signal.SignalSink;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Converts what the experts of a master report to signals. An expert's list of tickets counts for its chart's symbol alone, and waits
 * until that is known.
 */
@Component
final class ChartSource implements MessageHandler {

    private final SignalSink sink;
    private final MasterSignals signals;
    private final Clock clock;
    private final SymbolMemory symbols;
    private final LastPrices prices;
    private final Map<String, Chart> charts = new ConcurrentHashMap<>();

    ChartSource(SignalSink sink, MasterSignals signals, Clock clock, SymbolMemory symbols, LastPrices prices) {
        this.sink = sink;
        this.signals = signals;
        this.clock = clock;
        this.symbols = symbols;
        this.prices = prices;
    }

    @Override
    public SessionRole role() {
        return SessionRole.MASTER;
    }

    @Override
    public Set<Dialect> dialects() {
        return Set.of(Dialect.COPY_TRADE_PRO);
    }

    @Override
    public void opened(Session session) {
        symbols.open(session);
        charts.put(session.id(), new Chart(session.account(), sink));
    }

    @Override
    public void received(Session session, Inbound message) {
        Chart chart = charts.get(session.id());
        if (chart == null) {
            return;
        }
        Instant now = clock.instant();
        switch (message) {
            case MasterMessage.Open open -> {
                chart.shows(open.symbol());
                signals.accept(session.account(), open, now);
            }
            case MasterMessage signal -> signals.accept(session.account(), signal, now);
            case TicketList list -> {
                chart.listed(list, now);
                session.send(new ExpertNotice.TicketsCompared());
            }
            case MarketPrice price -> {
                chart.shows(price.symbol());
                prices.put(session.account(), price.symbol(), price.bid(), price.ask(), now);
            }
            case SymbolLine line -> {
                Symbol symbol = line.spec().symbol();
                chart.shows(symbol);
                symbols.announce(session, line.spec(), line.tickValue(), line.margin());
            }
            default -> throw new IllegalStateException("the gateway let a follower's message through");
        }
    }

    @Override
    public void closed(Session session) {
        charts.remove(session.id());
        symbols.left(session);
    }
}
