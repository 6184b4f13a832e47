package com.termfleet.source.mt5;

import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Converts masters' messages to signals, and answers each when the sink has committed or refused it. */
@Component
final class Mt5Source implements MessageHandler {

    private final SignalSink sink;
    private final Clock clock;
    private final SymbolMemory symbols;

    private final Map<String, Numbering> numberings = new ConcurrentHashMap<>();

    Mt5Source(SignalSink sink, Clock clock, SymbolMemory symbols) {
        this.sink = sink;
        this.clock = clock;
        this.symbols = symbols;
    }

    @Override
    public SessionRole role() {
        return SessionRole.MASTER;
    }

    @Override
    public String memoryOf(AccountId account, Session.Introduction introduction) {
        return symbols.epochFor(account, introduction);
    }

    @Override
    public void opened(Session session) {
        symbols.open(session);
        numberings.put(session.id(), new Numbering(new SequenceCheck(), new NumberedLines()));
    }

    @Override
    public void received(Session session, Inbound message) {
        Instant now = clock.instant();
        switch (message) {
            case MasterMessage signal -> signal(session, signal, now);
            case Snapshot snapshot -> snapshot(session, snapshot, now);
            case SymbolLine symbol -> symbols.announce(session, symbol.spec(), symbol.tickValue(), symbol.margin());
            default -> throw new IllegalStateException("the gateway let a follower's message through");
        }
    }

    @Override
    public void closed(Session session) {
        numberings.remove(session.id());
        symbols.left(session);
    }

    private void signal(Session session, MasterMessage message, Instant now) {
        Numbering numbering = numberings.get(session.id());
        if (numbering == null || numbering.lines().isRepeat(message, session)) {
            return;
        }
        SessionReply reply = new SessionReply(session, message, numbering.lines());
        sink.accept(Signals.of(session, message, now), reply);
        if (numbering.sequence().isGap(message.extra().sequence())) {
            session.send(new Outbound.SnapshotRequest());
        }
    }

    private void snapshot(Session session, Snapshot snapshot, Instant now) {
        sink.accept(masterSnapshot(session, snapshot, now));
    }

    private static MasterSnapshot masterSnapshot(Session session, Snapshot snapshot, Instant now) {
        return new MasterSnapshot(
                session.account(),
                now,
                snapshot.positions().stream()
                        .map(position -> new MasterSnapshot.Held(
                                position.ticket(),
                                position.type(),
                                position.symbol(),
                                position.lots(),
                                position.price(),
                                position.stopLoss(),
                                position.takeProfit(),
                                position.openedAt(),
                                position.magic(),
                                position.comment()))
                        .toList(),
                session.introduction().brokerLogin().orElse(null));
    }

    /**
     * What the {@code seq=} of one session's lines show.
     *
     * @param sequence used by the session's event loop alone
     */
    private record Numbering(SequenceCheck sequence, NumberedLines lines) {}
}
