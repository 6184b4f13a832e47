package com.termfleet.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * What a container has used up to a moment of its run.
 *
 * @param cpuTime of all its processes since its start
 * @param memoryBytes resident now, page cache not counted
 * @param at by the engine's clock
 */
public record ResourceSample(Duration cpuTime, long memoryBytes, Instant at) {

    /** A run's first sample: nothing was used yet. */
    public static ResourceSample atStart(Instant startedAt) {
        return new ResourceSample(Duration.ZERO, 0, startedAt);
    }

    /** The use between an earlier sample of the same run and this one; no processor time if no time has passed. */
    public ResourceUse since(ResourceSample earlier) {
        long elapsed = Duration.between(earlier.at, at).toNanos();
        long used = cpuTime.minus(earlier.cpuTime).toNanos();
        return new ResourceUse(elapsed <= 0 || used <= 0 ? 0 : (double) used / elapsed, memoryBytes);
    }
}
