package com.termfleet.access.web;

import com.termfleet.access.Grant;
import com.termfleet.access.Principal;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Browser sessions. Each has its own grant, which ends with the session; a session ends when its password changes.
 * Thread-safe.
 */
@Component
class BrowserSessions implements HttpSessionListener {

    private static final Logger log = LoggerFactory.getLogger(BrowserSessions.class);

    private final Map<String, Grant> open = new ConcurrentHashMap<>();

    /**
     * @param person signed in by their password. If it has changed since it was checked, the session ends at once
     * @return the person with this session's grant
     */
    Principal begin(Principal person, HttpSession session) {
        Grant grant = new Grant();
        open.put(session.getId(), grant);
        Grant.Hold ofPassword = person.grant().hold(() -> end(session));
        Grant.Hold _ = grant.hold(ofPassword::close);
        return person.with(grant);
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            log.trace("Session had already ended", e);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Grant over = open.remove(event.getSession().getId());
        if (over != null) {
            over.end();
        }
    }
}
