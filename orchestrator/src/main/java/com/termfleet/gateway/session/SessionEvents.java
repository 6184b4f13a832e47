package com.termfleet.gateway.session;

import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the events of sessions to the modules that listen. An exception of a listener is logged; the session and the other
 * listeners continue.
 */
public final class SessionEvents {

    private static final Logger log = LoggerFactory.getLogger(SessionEvents.class);

    private final Map<SessionRole, MessageHandler> handlers = new EnumMap<>(SessionRole.class);
    private final List<SessionListener> listeners;
    private final GatewayMetrics metrics;

    /** @throws IllegalStateException unless each role has exactly one handler */
    public SessionEvents(List<MessageHandler> handlers, List<SessionListener> listeners, GatewayMetrics metrics) {
        for (MessageHandler handler : handlers) {
            if (this.handlers.put(handler.role(), handler) != null) {
                throw new IllegalStateException("two message handlers for " + handler.role());
            }
        }
        for (SessionRole role : SessionRole.values()) {
            if (!this.handlers.containsKey(role)) {
                throw new IllegalStateException("no message handler for " + role);
            }
        }
        this.listeners = List.copyOf(listeners);
        this.metrics = metrics;
    }

    /** See {@link MessageHandler#memoryOf}. */
    String memoryOf(SessionRole role, AccountId account, Session.Introduction introduction) {
        return handler(role).memoryOf(account, introduction);
    }

    void opened(Session session) {
        log.info("Session opened {} address={}", session, session.introduction().address());
        metrics.sessionOpened(session.role());
        guarded(session, () -> handler(session).opened(session));
        listeners.forEach(listener -> guarded(session, () -> listener.opened(session)));
    }

    void received(Session session, Inbound message) {
        guarded(session, () -> handler(session).received(session, message));
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
        return handler(session.role());
    }

    private MessageHandler handler(SessionRole role) {
        MessageHandler handler = handlers.get(role);
        if (handler == null) {
            throw new IllegalStateException("no message handler for " + role);
        }
        return handler;
    }

    private static void guarded(Session session, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("Listener failed {}", session, e);
        }
    }
}
