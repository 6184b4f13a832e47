package com.termfleet.gateway;

import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.Optional;

/** The sessions that are open now. Thread-safe, never blocks. */
public interface Sessions {

    Optional<Session> of(AccountId account);

    /** All open sessions of the account: several of a master whose experts speak {@link Dialect#COPY_TRADE_PRO}, else at most one. */
    List<Session> all(AccountId account);

    int count();

    /**
     * Sends many lines to many sessions with one hand-over and one flush for each event loop: the hot path of a copied
     * signal. Lines for a session whose send queue is full are dropped (a snapshot makes up for them once it can be written to
     * again), so a slow follower does not delay the others.
     */
    void sendAll(List<Addressed> messages);

    /** Ends the account's sessions, for example because its token was revoked. Does nothing if there is none. */
    void close(AccountId account, SessionListener.CloseReason reason);

    /** One line for one session. */
    record Addressed(Session session, Outbound message) {}
}
