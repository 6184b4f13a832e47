package com.termfleet.gateway.session;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.kernel.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The sessions of masters that have an expert on each of several charts, side by side. An expert whose connection broke comes back
 * beside its old session, which ends when it has been silent for long enough. Thread-safe.
 */
final class ChartSessions {

    /** More charts than anybody watches; beyond it the oldest session ends, so that old ones do not pile up. */
    private static final int MOST = 64;

    /** Oldest first. Guarded by this. */
    private final Map<AccountId, List<TcpSession>> byAccount = new HashMap<>();

    void add(TcpSession session) {
        TcpSession tooMany = null;
        synchronized (this) {
            List<TcpSession> sessions = byAccount.computeIfAbsent(session.account(), any -> new ArrayList<>());
            sessions.add(session);
            tooMany = sessions.size() > MOST ? sessions.getFirst() : null;
        }
        CompletableFuture<?> _ = session.over().thenRun(() -> remove(session));
        if (tooMany != null) {
            tooMany.endSoon(SessionListener.CloseReason.REPLACED);
        }
    }

    private synchronized void remove(TcpSession session) {
        List<TcpSession> sessions = byAccount.get(session.account());
        if (sessions != null && sessions.remove(session) && sessions.isEmpty()) {
            byAccount.remove(session.account());
        }
    }

    /** Those that are open, oldest first. */
    synchronized List<Session> open(AccountId account) {
        List<Session> open = new ArrayList<>();
        for (TcpSession session : byAccount.getOrDefault(account, List.of())) {
            if (session.isOpen()) {
                open.add(session);
            }
        }
        return open;
    }

    Optional<Session> newest(AccountId account) {
        List<Session> open = open(account);
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    synchronized int count() {
        int count = 0;
        for (List<TcpSession> sessions : byAccount.values()) {
            count += (int) sessions.stream().filter(TcpSession::isOpen).count();
        }
        return count;
    }

    /** @return done when all of the account that were open are over */
    CompletableFuture<?> endAll(AccountId account, SessionListener.CloseReason reason) {
        List<TcpSession> sessions;
        synchronized (this) {
            sessions = List.copyOf(byAccount.getOrDefault(account, List.of()));
        }
        return end(sessions, reason);
    }

    /** @return done when all that were open are over */
    CompletableFuture<?> endAll(SessionListener.CloseReason reason) {
        List<TcpSession> sessions = new ArrayList<>();
        synchronized (this) {
            byAccount.values().forEach(sessions::addAll);
        }
        return end(sessions, reason);
    }

    private static CompletableFuture<?> end(List<TcpSession> sessions, SessionListener.CloseReason reason) {
        sessions.forEach(session -> session.endSoon(reason));
        return CompletableFuture.allOf(sessions.stream().map(TcpSession::over).toArray(CompletableFuture[]::new));
    }

    synchronized void clear() {
        byAccount.clear();
    }
}
