package com.termfleet.runtime;

import java.time.Instant;
import java.util.Map;

/** Something that happened to a container. */
public record ContainerEvent(String name, Kind kind, Instant at, Map<String, String> labels) {

    public ContainerEvent {
        labels = Map.copyOf(labels);
    }

    /** What the fleet cares about. */
    public enum Kind {
        CREATED,
        STARTED,
        DIED,
        OUT_OF_MEMORY,
        REMOVED,
        HEALTH_CHANGED
    }
}
