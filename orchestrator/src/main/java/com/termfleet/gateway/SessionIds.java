package com.termfleet.gateway;

/** Makes the ids of sessions: none comes again, in this server process or another. Thread-safe. */
@FunctionalInterface
public interface SessionIds {

    /** @return letters, digits and dashes */
    String next();
}
