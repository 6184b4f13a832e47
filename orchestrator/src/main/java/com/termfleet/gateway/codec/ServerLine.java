package com.termfleet.gateway.codec;

import com.termfleet.gateway.message.Outbound;

/** One line to an Expert Advisor. Times are Unix milliseconds by the server's clock. */
public sealed interface ServerLine {

    /** {@code AUTH_OK|SESSION|HEARTBEAT_MS|SERVER_MS} */
    record AuthOk(String session, long heartbeatMillis, long serverMillis) implements ServerLine {}

    /** {@code AUTH_FAIL|CODE|text} */
    record AuthFail(String code, String text) implements ServerLine {}

    /** {@code HB_OK|SERVER_MS} */
    record HeartbeatOk(long serverMillis) implements ServerLine {}

    /** {@code PONG|X|SERVER_MS} */
    record Pong(String echo, long serverMillis) implements ServerLine {}

    /** {@code BYE|REASON}: the server closes the connection. */
    record Bye(String reason) implements ServerLine {}

    /** {@code ERR|CODE|text} */
    record Err(ErrorCode code, String text) implements ServerLine {}

    /** A message of another module. */
    record Message(Outbound message) implements ServerLine {}
}
