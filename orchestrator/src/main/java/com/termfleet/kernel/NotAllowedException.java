package com.termfleet.kernel;

/** The caller lacks a permission; the API answers 403. */
public class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: what is not allowed, and who may do it */
    public NotAllowedException(String message) {
        super(message);
    }
}
