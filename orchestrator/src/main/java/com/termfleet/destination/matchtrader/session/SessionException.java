package com.termfleet.destination.matchtrader.session;

import java.io.Serial;
import java.time.Duration;

/** A broker did not answer a read, or did not admit the account; the message is for people. Immutable. */
public final class SessionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;
    private final Refusal refusal;

    private enum Refusal {
        NONE,
        REFUSED,
        /** It is known to {@link RefusedSignIns}. */
        HELD
    }

    /** @param retryAfter how long the broker asks to wait; zero if it does not */
    public SessionException(String message, Duration retryAfter) {
        this(message, retryAfter, Refusal.NONE);
    }

    private SessionException(String message, Duration retryAfter, Refusal refusal) {
        super(message);
        this.retryAfter = retryAfter;
        this.refusal = refusal;
    }

    /** The broker does not admit the account as it is set up: a person has to change its credentials or settings. */
    public static SessionException refusal(String message) {
        return new SessionException(message, Duration.ZERO, Refusal.REFUSED);
    }

    /** The refusal of a sign-in that is not tried again for now; the message says until when. */
    static SessionException held(String message) {
        return new SessionException(message, Duration.ZERO, Refusal.HELD);
    }

    public SessionException(String message) {
        this(message, Duration.ZERO);
    }

    public boolean isRefusal() {
        return refusal != Refusal.NONE;
    }

    boolean isHeld() {
        return refusal == Refusal.HELD;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
