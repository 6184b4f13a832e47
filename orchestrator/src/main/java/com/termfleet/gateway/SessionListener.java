package com.termfleet.gateway;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Snapshot;
import java.time.Instant;

/** Receives the events of all sessions. Called on event loops: must not block. Any number of beans may listen. */
public interface SessionListener {

    default void opened(Session session) {}

    default void heartbeat(Session session, Heartbeat heartbeat, Instant at) {}

    /** The session has told everything that its account holds; after the handler of its role has had it. */
    default void listed(Session session, Snapshot snapshot) {}

    default void closed(Session session, CloseReason reason) {}

    /** Why a session ended. */
    enum CloseReason {
        DISCONNECTED,
        REPLACED,
        HEARTBEATS_MISSED,
        TOO_MANY_ERRORS,
        LINE_TOO_LONG,
        TOO_SLOW,
        REVOKED,
        /** Another server has taken over. */
        STANDBY,
        SHUTDOWN
    }
}
