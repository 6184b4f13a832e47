package com.termfleet.kernel;

/** The object does not exist, or the caller may not see it; the API answers 404. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller, for example {@code There is no account 7.} */
    public NotFoundException(String message) {
        super(message);
    }
}
