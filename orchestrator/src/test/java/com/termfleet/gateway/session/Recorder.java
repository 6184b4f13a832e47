package com.termfleet.gateway.session;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records, in order, what the handlers of one role receive. */
public final class Recorder implements MessageHandler {

    private final SessionRole role;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String memory = "";

    Recorder(SessionRole role) {
        this.role = role;
    }

    @Override
    public SessionRole role() {
        return role;
    }

    @Override
    public Set<Dialect> dialects() {
        return Set.of(Dialect.values());
    }

    /** What is kept of every account from now on. */
    void remember(String memory) {
        this.memory = memory;
    }

    @Override
    public String memoryOf(AccountId account, Session.Introduction introduction) {
        return memory;
    }

    @Override
    public void opened(Session session) {
        events.add(new Event.Opened(session));
    }

    @Override
    public void received(Session session, Inbound message) {
        events.add(new Event.Received(session, message));
    }

    @Override
    public void closed(Session session) {
        // What listens names the reason as well, and that is what is written down.
    }

    /** Hears of the sessions' lives, of this role alone. */
    SessionListener listener() {
        return new SessionListener() {
            @Override
            public void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
                if (session.role() == role) {
                    events.add(new Event.Beat(session, heartbeat, at));
                }
            }

            @Override
            public void closed(Session session, CloseReason reason) {
                if (session.role() == role) {
                    events.add(new Event.Closed(session, reason));
                }
            }
        };
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Inbound> messages() {
        return events.stream()
                .filter(Event.Received.class::isInstance)
                .map(event -> ((Event.Received) event).message())
                .toList();
    }

    public List<SessionListener.CloseReason> closeReasons() {
        return events.stream()
                .filter(Event.Closed.class::isInstance)
                .map(event -> ((Event.Closed) event).reason())
                .toList();
    }

    public sealed interface Event {

        Session session();

        record Opened(Session session) implements Event {}

        record Received(Session session, Inbound message) implements Event {}

        record Beat(Session session, Heartbeat heartbeat, Instant at) implements Event {}

        record Closed(Session session, SessionListener.CloseReason reason) implements Event {}
    }
}
