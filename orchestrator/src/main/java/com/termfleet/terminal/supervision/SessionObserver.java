package com.termfleet.terminal.supervision;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.terminal.state.Terminal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hears of the sessions of all Expert Advisors and tells their terminals. On event loops: nothing here blocks. */
@Component
class SessionObserver implements SessionListener {

    // Looked up late: it needs the gateway, which is built with its listeners.
    private final ObjectProvider<TerminalManager> manager;
    private final Clock clock;

    SessionObserver(ObjectProvider<TerminalManager> manager, Clock clock) {
        this.manager = manager;
        this.clock = clock;
    }

    @Override
    public void opened(Session session) {
        String currency = session.introduction().currency();
        change(session, terminal -> terminal.sessionOpened(session.id(), currency, clock.instant()));
        manager.getObject().externalSessions().opened(session.account(), session.id(), currency);
    }

    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        change(session, terminal -> terminal.beat(session.id(), heartbeat, at));
        manager.getObject().externalSessions().beat(session.account(), session.id(), heartbeat, at);
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        Instant now = clock.instant();
        change(
                session,
                terminal -> reason == CloseReason.HEARTBEATS_MISSED
                        ? terminal.fellSilent(session.id(), now)
                        : terminal.sessionClosed(session.id()));
        manager.getObject().externalSessions().closed(session.account(), session.id());
    }

    private void change(Session session, UnaryOperator<Terminal> verb) {
        manager.getObject().registry().of(session.account()).ifPresent(supervisor -> supervisor.change(verb));
    }
}
