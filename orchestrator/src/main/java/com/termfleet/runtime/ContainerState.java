package com.termfleet.runtime;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container's state at the engine.
 *
 * @param health result of the image's health check; meaningful only while it runs
 * @param address on the terminals' network, null when it is not running
 * @param exitCode of the last run, null if it has never ended
 * @param startedAt of the last start, null if it was never started
 */
public record ContainerState(
        String name,
        String id,
        Phase phase,
        Health health,
        Map<String, String> labels,
        @Nullable String address,
        @Nullable Integer exitCode,
        boolean oomKilled,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public ContainerState {
        labels = Map.copyOf(labels);
    }

    /** The engine's states, reduced to those that are distinguished here. */
    public enum Phase {
        CREATED,
        RUNNING,
        EXITED
    }

    /** The result of the image's health check. */
    public enum Health {
        /** The image has no check. */
        NONE,
        /** Not yet determined since the start. */
        STARTING,
        HEALTHY,
        UNHEALTHY
    }
}
