package com.termfleet.gateway;

import com.termfleet.gateway.message.Inbound;
import com.termfleet.kernel.AccountId;
import java.util.Set;

/**
 * Takes the messages of all sessions of one role in its dialects, in the order in which each session sent them. Called on event loops:
 * must not block. There is one bean for each role and dialect. {@code opened} comes before a session's first message,
 * {@code closed} after its last.
 */
public interface MessageHandler {

    SessionRole role();

    /** The dialects whose sessions of this role are handled here. */
    default Set<Dialect> dialects() {
        return Set.of(Dialect.V1);
    }

    /**
     * A name for what is kept of this account beyond its sessions, without a dot; empty if nothing is. The Expert Advisor
     * learns it as the start of its session's id, and may leave out what it has sent under the same name before.
     */
    default String memoryOf(AccountId account, Session.Introduction introduction) {
        return "";
    }

    void opened(Session session);

    void received(Session session, Inbound message);

    void closed(Session session);
}
