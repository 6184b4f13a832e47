package com.termfleet.risk;

/** A rule needs what a proposal lacks. The order is rejected; the message is for the follower. */
public final class MissingData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is missing or too old, as a sentence */
    public MissingData(String message) {
        super(message, null, false, false);
    }
}
