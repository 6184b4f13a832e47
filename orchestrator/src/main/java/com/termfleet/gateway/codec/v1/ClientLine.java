package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.Snapshot;
import org.jspecify.annotations.Nullable;

/** One line from an Expert Advisor, decoded. */
public sealed interface ClientLine {

    /** {@code AUTH|ROLE|TOKEN}; {@code toString} hides the token. Fields that were not sent are null. */
    record Auth(
            SessionRole role,
            String token,
            @Nullable String login,
            @Nullable String server,
            @Nullable String expert,
            @Nullable String mode,
            @Nullable String currency,
            @Nullable String checks)
            implements ClientLine {

        public Auth(
                SessionRole role,
                String token,
                @Nullable String login,
                @Nullable String server,
                @Nullable String expert,
                @Nullable String mode,
                @Nullable String currency) {
            this(role, token, login, server, expert, mode, currency, null);
        }

        @Override
        public String toString() {
            return "Auth[" + role + ", login=" + login + "]";
        }
    }

    /** {@code HB} */
    record Heartbeat(com.termfleet.gateway.message.Heartbeat heartbeat) implements ClientLine {}

    /** {@code PING|X} */
    record Ping(String echo) implements ClientLine {}

    /** {@code PONG|X|MS} */
    record Pong(String echo) implements ClientLine {}

    /** {@code SNAP|COUNT} */
    record SnapshotBegin(int count) implements ClientLine {}

    /** {@code POS} */
    record SnapshotPosition(Snapshot.Position position) implements ClientLine {}

    /** {@code SNAP_END} */
    record SnapshotEnd() implements ClientLine {}

    /** A message for another module. */
    record Message(Inbound message) implements ClientLine {}
}
