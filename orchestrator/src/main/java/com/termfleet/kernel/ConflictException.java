package com.termfleet.kernel;

/** The request is valid but conflicts with the present state; the API answers 409. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: what conflicts, and what to do */
    public ConflictException(String message) {
        super(message);
    }
}
