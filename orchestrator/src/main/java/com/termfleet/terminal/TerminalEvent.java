package com.termfleet.terminal;

import java.time.Instant;

/**
 * A recorded event of a terminal.
 *
 * @param text for users
 */
public record TerminalEvent(long id, Instant at, Kind kind, String text) {

    /** Which state changed, or that a person did something. */
    public enum Kind {
        CONTAINER,
        BROKER,
        EXPERT,
        PERSON
    }
}
