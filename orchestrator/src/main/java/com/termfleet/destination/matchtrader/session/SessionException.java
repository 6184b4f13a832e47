package com.termfleet.destination.matchtrader.session;

import java.io.Serial;
import java.time.Duration;

/** A broker did not answer a read, or did not admit the account; the message is for people. */
public final class SessionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /** @param retryAfter how long the broker asks to wait; zero if it does not */
    public SessionException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public SessionException(String message) {
        this(message, Duration.ZERO);
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
