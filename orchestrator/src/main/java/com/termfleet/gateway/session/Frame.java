package com.termfleet.gateway.session;

/** One decoded line, or why there is none. */
sealed interface Frame {

    /** A line without its line end: valid UTF-8 without control characters. */
    record Line(String text) implements Frame {}

    /** A line with control characters or invalid UTF-8. */
    record Unreadable(String problem) implements Frame {}

    /** A line beyond the limit. Nothing after it is looked at. */
    record TooLong() implements Frame {}
}
