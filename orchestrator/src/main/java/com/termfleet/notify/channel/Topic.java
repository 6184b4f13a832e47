package com.termfleet.notify.channel;

/** What a notification channel is told. */
public enum Topic {
    /** A copy of the owner has opened. */
    OPEN,
    /** A copy of the owner has closed. */
    CLOSE,
    /** A copy of the owner has failed, or the follower has refused to change or close it. */
    ERROR,
    /** Anyone has signed in to the dashboard. */
    SIGN_IN,
    /** Anyone was registered or changed, has chosen or been given a password, or has added or removed a channel. */
    PERSON;

    /** Whether it is about other persons, so that admins alone may be told. */
    boolean isForAdmins() {
        return this == SIGN_IN || this == PERSON;
    }
}
