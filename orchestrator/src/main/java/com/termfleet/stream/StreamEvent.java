package com.termfleet.stream;

/**
 * One event as it is sent to browsers.
 *
 * @param name {@code terminal}, {@code trade}, {@code pair}, {@code alert} or {@code resync}
 * @param key identifies the object: a later event replaces an unsent one with the same key
 * @param json one line
 */
public record StreamEvent(String name, String key, String json) {

    /** Events were dropped: clients must fetch their data again. */
    static final StreamEvent RESYNC = new StreamEvent("resync", "resync", "{}");
}
