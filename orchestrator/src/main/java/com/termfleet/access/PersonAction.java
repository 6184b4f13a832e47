package com.termfleet.access;

/**
 * What a person did, published to Spring's event listeners once it is stored, on the thread that did it. What the server
 * does by itself is none.
 *
 * @param subjectId id or name of what was changed, among its kind
 * @param text follows the person's name; holds no secret
 */
public record PersonAction(Principal by, Subject subject, String subjectId, String text) {

    /** A kind of thing that persons change. */
    public enum Subject {
        ACCOUNT,
        CONTAINER,
        INSTALLATION,
        SUBSCRIPTION,
        TOKEN,
        USER,
        WALLET
    }

    public PersonAction(Principal by, Subject subject, long subjectId, String text) {
        this(by, subject, Long.toString(subjectId), text);
    }
}
