package com.termfleet.kernel;

/** There is no such thing, or none that this person may know of; the API answers 404. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller, for example {@code There is no account 7.} */
    public NotFoundException(String message) {
        super(message);
    }
}
