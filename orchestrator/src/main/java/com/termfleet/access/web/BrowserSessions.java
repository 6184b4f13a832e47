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
 * The sessions of browsers. Each has a grant of its own, which ends with it; a session ends with the password that opened
 * it. Thread-safe.
 */
@Component
class BrowserSessions implements HttpSessionListener {

    private static final Logger log = LoggerFactory.getLogger(BrowserSessions.class);

    private final Map<String, Grant> open = new ConcurrentHashMap<>();

    /**
     * @param person let in by their password, which may have changed since it was checked: then the session ends at once
     * @return the person, let in by this session
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
            log.trace("A session had ended already", e);
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
