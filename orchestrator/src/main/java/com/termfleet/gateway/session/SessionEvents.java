package com.termfleet.gateway.session;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.ExpertRequests;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.ExpertRequest;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the events of sessions to the modules that listen. An exception of a listener is logged; the session and the other
 * listeners continue.
 */
public final class SessionEvents {

    private static final Logger log = LoggerFactory.getLogger(SessionEvents.class);

    private final Map<Dialect, Map<SessionRole, MessageHandler>> handlers = new EnumMap<>(Dialect.class);
    private final ExpertRequests requests;
    private final List<SessionListener> listeners;
    private final GatewayMetrics metrics;

    /** @throws IllegalStateException unless each role has exactly one handler in each dialect */
    public SessionEvents(
            List<MessageHandler> handlers,
            ExpertRequests requests,
            List<SessionListener> listeners,
            GatewayMetrics metrics) {
        for (Dialect dialect : Dialect.values()) {
            this.handlers.put(dialect, byRole(dialect, handlers));
        }
        this.requests = requests;
        this.listeners = List.copyOf(listeners);
        this.metrics = metrics;
    }

    private static Map<SessionRole, MessageHandler> byRole(Dialect dialect, List<MessageHandler> handlers) {
        Map<SessionRole, MessageHandler> byRole = new EnumMap<>(SessionRole.class);
        for (MessageHandler handler : handlers) {
            boolean speaks = handler.dialects().contains(dialect);
            if (speaks && byRole.put(handler.role(), handler) != null) {
                throw new IllegalStateException("two message handlers for " + handler.role() + " in " + dialect);
            }
        }
        for (SessionRole role : SessionRole.values()) {
            if (!byRole.containsKey(role)) {
                throw new IllegalStateException("no message handler for " + role + " in " + dialect);
            }
        }
        return byRole;
    }

    /** See {@link MessageHandler#memoryOf}; of sessions of version 1. */
    String memoryOf(SessionRole role, AccountId account, Session.Introduction introduction) {
        return handler(Dialect.V1, role).memoryOf(account, introduction);
    }

    void opened(Session session) {
        log.info("Session opened {} address={}", session, session.introduction().address());
        metrics.sessionOpened(session.role());
        guarded(session, () -> handler(session).opened(session));
        listeners.forEach(listener -> guarded(session, () -> listener.opened(session)));
    }

    void received(Session session, Inbound message) {
        guarded(session, () -> handler(session).received(session, message));
        if (message instanceof Snapshot snapshot) {
            listeners.forEach(listener -> guarded(session, () -> listener.listed(session, snapshot)));
        }
    }

    void requested(Session session, ExpertRequest request) {
        guarded(session, () -> requests.received(session, request));
    }

    void heartbeat(Session session, Heartbeat heartbeat, Instant at) {
        listeners.forEach(listener -> guarded(session, () -> listener.heartbeat(session, heartbeat, at)));
    }

    void closed(Session session, SessionListener.CloseReason reason) {
        log.info("Session closed {} reason={}", session, reason);
        metrics.sessionClosed(session.role(), reason);
        guarded(session, () -> handler(session).closed(session));
        listeners.forEach(listener -> guarded(session, () -> listener.closed(session, reason)));
    }

    private MessageHandler handler(Session session) {
        return handler(session.dialect(), session.role());
    }

    private MessageHandler handler(Dialect dialect, SessionRole role) {
        return Objects.requireNonNull(
                Objects.requireNonNull(handlers.get(dialect)).get(role));
    }

    private static void guarded(Session session, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("Listener failed {}", session, e);
        }
    }
}
