package com.termfleet.source.mt5;

import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Makes signals of what masters say, and answers each when the sink has committed or refused it. */
@Component
final class Mt5Source implements MessageHandler {

    private final SignalSink sink;
    private final Clock clock;

    private final Map<String, Numbering> numberings = new ConcurrentHashMap<>();

    Mt5Source(SignalSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public SessionRole role() {
        return SessionRole.MASTER;
    }

    @Override
    public void opened(Session session) {
        numberings.put(session.id(), new Numbering(new SequenceCheck(), new NumberedLines()));
    }

    @Override
    public void received(Session session, Inbound message) {
        Instant now = clock.instant();
        switch (message) {
            case MasterMessage signal -> signal(session, signal, now);
            case Snapshot snapshot -> sink.accept(snapshot(session, snapshot, now));
            // Copies are sized by the follower's specifications; a master's are of no use to anybody yet.
            case SymbolLine symbol -> {}
            default -> throw new IllegalStateException("the gateway let a follower's message through");
        }
    }

    @Override
    public void closed(Session session) {
        numberings.remove(session.id());
    }

    private void signal(Session session, MasterMessage message, Instant now) {
        Numbering numbering = numberings.get(session.id());
        if (numbering == null || numbering.lines().isRepeat(message, session)) {
            return;
        }
        sink.accept(Signals.of(session.account(), message, now), new SessionReply(session, message, numbering.lines()));
        if (numbering.sequence().isGap(message.extra().sequence())) {
            session.send(new Outbound.SnapshotRequest());
        }
    }

    private static MasterSnapshot snapshot(Session session, Snapshot snapshot, Instant now) {
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
                        .toList());
    }

    /**
     * What one session's {@code seq=} tell.
     *
     * @param sequence used by the session's event loop alone
     */
    private record Numbering(SequenceCheck sequence, NumberedLines lines) {}
}
