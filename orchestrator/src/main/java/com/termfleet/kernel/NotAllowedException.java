package com.termfleet.kernel;

/** This person may not do that; the API answers 403. */
public class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: what is not allowed and who may */
    public NotAllowedException(String message) {
        super(message);
    }
}
