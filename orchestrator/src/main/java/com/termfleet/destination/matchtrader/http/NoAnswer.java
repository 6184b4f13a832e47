package com.termfleet.destination.matchtrader.http;

import java.io.Serial;

/** A request has no answer. */
public final class NoAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean mayBeExecuted;

    NoAnswer(String message, boolean mayBeExecuted, Throwable cause) {
        super(message, cause);
        this.mayBeExecuted = mayBeExecuted;
    }

    /** False if the request never left. */
    public boolean mayBeExecuted() {
        return mayBeExecuted;
    }
}
