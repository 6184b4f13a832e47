package com.termfleet.stream;

/**
 * One event as browsers get it.
 *
 * @param name {@code terminal}, {@code trade}, {@code pair}, {@code alert} or {@code resync}
 * @param key what it is about: a later event with the same key makes an earlier one that was not sent yet superfluous
 * @param json one line
 */
public record StreamEvent(String name, String key, String json) {

    /** Says that events were left out: what was fetched before may be stale and is to be fetched again. */
    static final StreamEvent RESYNC = new StreamEvent("resync", "resync", "{}");
}
