package com.termfleet.access;

import java.time.Duration;

/** A limit was reached and nothing was checked. The API answers 429. */
public class TooManyAttemptsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    private TooManyAttemptsException(String what, Duration wait) {
        super(what + "; try again in " + seconds(wait) + " s.");
        this.retryAfter = Duration.ofSeconds(seconds(wait));
    }

    /** Too many passwords were wrong. */
    public static TooManyAttemptsException signIns(Duration wait) {
        return new TooManyAttemptsException("Too many failed sign-ins", wait);
    }

    /** Too many passwords are being checked at this moment. */
    public static TooManyAttemptsException busy(Duration wait) {
        return new TooManyAttemptsException("Too many people are signing in at once", wait);
    }

    /** Too many requests of one person. */
    public static TooManyAttemptsException requests(Duration wait) {
        return new TooManyAttemptsException("Too many requests", wait);
    }

    /** Whole seconds, at least one. */
    public Duration retryAfter() {
        return retryAfter;
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
