package com.termfleet.standin.matchtrader.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next calls that match.
 *
 * @param path a part of the paths that it concerns; of a WebSocket message {@code ws:} and its type; empty: all
 * @param calls how many calls it concerns
 * @param executes whether the call is executed before it goes wrong
 * @param delay of a {@link Kind#DELAY}
 * @param status of an {@link Kind#ERROR}
 * @param retryAfter seconds that a {@link Kind#TOO_MANY_REQUESTS} names; null: it names none
 */
public record Fault(
        Kind kind,
        String path,
        int calls,
        boolean executes,
        Duration delay,
        int status,
        @Nullable Integer retryAfter) {

    /** What the caller sees. */
    public enum Kind {
        /** The answer comes late. */
        DELAY(true),
        /** No answer; the connection stays open. */
        NO_ANSWER(true),
        /** A status of 500 and above. */
        ERROR(true),
        /** 200, {@code status: OK} and an {@code errorCode} besides. */
        OK_WITH_ERROR_CODE(true),
        /** 200 without a body. */
        EMPTY(true),
        /** 200 with a body that is no JSON. */
        UNREADABLE(true),
        /** 401 without a body. */
        UNAUTHORIZED(false),
        TOO_MANY_REQUESTS(false),
        /** 403 with an HTML page. */
        CHALLENGE(false),
        /** Nothing is read from the connection any more, and nothing sent; it stays open. */
        HALF_OPEN(false),
        /** The connection is closed without an answer. */
        DROPPED(true);

        private final boolean executes;

        Kind(boolean executes) {
            this.executes = executes;
        }
    }

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int BAD_GATEWAY = 502;

    /** The next call to such a path; executed first if that is what the kind usually is. */
    public static Fault of(Kind kind, String path) {
        return new Fault(kind, path, 1, kind.executes, SECOND, BAD_GATEWAY, null);
    }

    public Fault times(int number) {
        return new Fault(kind, path, number, executes, delay, status, retryAfter);
    }

    public Fault beforeExecution() {
        return new Fault(kind, path, calls, false, delay, status, retryAfter);
    }

    public Fault afterExecution() {
        return new Fault(kind, path, calls, true, delay, status, retryAfter);
    }

    public Fault delayed(Duration time) {
        return new Fault(kind, path, calls, executes, time, status, retryAfter);
    }

    public Fault withStatus(int code) {
        return new Fault(kind, path, calls, executes, delay, code, retryAfter);
    }

    public Fault retryAfter(int seconds) {
        return new Fault(kind, path, calls, executes, delay, status, seconds);
    }
}
