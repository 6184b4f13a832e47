package com.termfleet.gateway;

import com.termfleet.gateway.message.Inbound;

/**
 * Takes the messages of all sessions of one role, in the order in which each session sent them. Called on event loops:
 * must not block. There is one bean for each role. {@code opened} comes before a session's first message,
 * {@code closed} after its last.
 */
public interface MessageHandler {

    SessionRole role();

    void opened(Session session);

    void received(Session session, Inbound message);

    void closed(Session session);
}
