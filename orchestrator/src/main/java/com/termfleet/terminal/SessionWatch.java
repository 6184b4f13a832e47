package com.termfleet.terminal;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.message.Heartbeat;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hears of the sessions of all Expert Advisors and tells their terminals. On event loops: nothing here blocks. */
@Component
class SessionWatch implements SessionListener {

    // Looked up late: it needs the gateway, which is built with its listeners.
    private final ObjectProvider<Watch> watch;
    private final Clock clock;

    SessionWatch(ObjectProvider<Watch> watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void opened(Session session) {
        String currency = session.introduction().currency();
        change(session, terminal -> terminal.sessionOpened(session.id(), currency, clock.instant()));
        watch.getObject().outsiders().opened(session.account(), session.id(), currency);
    }

    @Override
    public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        change(session, terminal -> terminal.beat(session.id(), heartbeat, at));
        watch.getObject().outsiders().beat(session.account(), session.id(), heartbeat, at);
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        Instant now = clock.instant();
        change(
                session,
                terminal -> reason == CloseReason.HEARTBEATS_MISSED
                        ? terminal.fellSilent(session.id(), now)
                        : terminal.sessionClosed(session.id()));
        watch.getObject().outsiders().closed(session.account(), session.id());
    }

    private void change(Session session, UnaryOperator<Terminal> verb) {
        watch.getObject().roster().of(session.account()).ifPresent(supervisor -> supervisor.change(verb));
    }
}
