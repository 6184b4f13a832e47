package com.termfleet.runtime;

import java.time.Instant;
import java.util.Map;

/** An event of a container. */
public record ContainerEvent(String name, Kind kind, Instant at, Map<String, String> labels) {

    public ContainerEvent {
        labels = Map.copyOf(labels);
    }

    /** The kinds of events that are used. */
    public enum Kind {
        CREATED,
        STARTED,
        DIED,
        OUT_OF_MEMORY,
        REMOVED,
        HEALTH_CHANGED
    }
}
