package com.termfleet.kernel;

/** This server cannot process the request now; the API answers 503. */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: why not, and what to do */
    public UnavailableException(String message) {
        super(message);
    }
}
