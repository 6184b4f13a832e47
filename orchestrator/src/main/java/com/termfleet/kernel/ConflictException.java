package com.termfleet.kernel;

/** The request is well-formed but does not fit what is there now; the API answers 409. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: what is in the way and what to do about it */
    public ConflictException(String message) {
        super(message);
    }
}
