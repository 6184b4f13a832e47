package com.termfleet.terminal.supervision;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.terminal.state.Terminal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Passes reports of Expert Advisors' sessions to their terminals; those of the CopyTradePro dialect run outside. Called on event loops:
 * never blocks.
 */
@Component
class SessionObserver implements SessionListener {

    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;
    private final Clock clock;

    SessionObserver(SupervisorRegistry registry, ExternalSessions externalSessions, Clock clock) {
        this.registry = registry;
        this.externalSessions = externalSessions;
        this.clock = clock;
    }

    @Override
    public void opened(Session session) {
        if (session.dialect() == Dialect.COPY_TRADE_PRO) {
            externalSessions.arrived(session.account(), session.id());
            return;
        }
        String currency = session.introduction().currency();
        change(session, terminal -> terminal.sessionOpened(session.id(), currency, clock.instant()));
        externalSessions.opened(session.account(), session.id(), currency);
    }

    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        change(session, terminal -> terminal.beat(session.id(), heartbeat, at));
        externalSessions.beat(session.account(), session.id(), heartbeat, at);
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        if (session.dialect() == Dialect.COPY_TRADE_PRO) {
            externalSessions.left(session.account(), session.id());
            return;
        }
        Instant now = clock.instant();
        change(
                session,
                terminal -> reason == CloseReason.HEARTBEATS_MISSED
                        ? terminal.fellSilent(session.id(), now)
                        : terminal.sessionClosed(session.id()));
        externalSessions.closed(session.account(), session.id());
    }

    private void change(Session session, UnaryOperator<Terminal> verb) {
        registry.of(session.account()).ifPresent(supervisor -> supervisor.change(verb));
    }
}
