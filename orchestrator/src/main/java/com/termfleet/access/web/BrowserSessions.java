package com.termfleet.access.web;

import com.termfleet.kernel.UserId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Whose sessions are open, so that they can be ended when their password changes. Thread-safe. */
@Component
class BrowserSessions implements HttpSessionListener {

    private final Map<String, Open> open = new ConcurrentHashMap<>();

    void opened(UserId user, HttpSession session) {
        open.put(session.getId(), new Open(user, session));
    }

    /** Their browsers have to sign in again; their streams end. */
    void endAllOf(UserId user) {
        open.values().stream().filter(one -> one.user.equals(user)).forEach(one -> {
            try {
                one.session.invalidate();
            } catch (IllegalStateException endedMeanwhile) {
                open.remove(one.session.getId());
            }
        });
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession().getId());
    }

    private record Open(UserId user, HttpSession session) {}
}
