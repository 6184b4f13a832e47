package com.termfleet.gateway.session;

/** What the framer makes of the bytes. */
sealed interface Frame {

    /** A line without its line end: valid UTF-8 without control characters. */
    record Line(String text) implements Frame {}

    /** A line that is no text. */
    record Unreadable(String problem) implements Frame {}

    /** A line beyond the limit. Nothing after it is looked at. */
    record TooLong() implements Frame {}
}
