package com.termfleet.runtime.docker;

import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.CpuUsageConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import com.termfleet.runtime.ResourceSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the engine's statistics of one container. */
final class Measurement {

    private Measurement() {}

    /** @return empty for a container that is not running: the engine answers with empty figures */
    static Optional<ResourceSample> of(Statistics statistics) {
        MemoryStatsConfig memory = statistics.getMemoryStats();
        Long usage = memory == null ? null : memory.getUsage();
        if (memory == null || usage == null || statistics.getRead() == null) {
            return Optional.empty();
        }
        return Optional.of(new ResourceSample(
                Duration.ofNanos(cpuNanos(statistics.getCpuStats())),
                Math.max(0, usage - cache(memory.getStats())),
                Instant.parse(statistics.getRead())));
    }

    private static long cpuNanos(@Nullable CpuStatsConfig cpu) {
        CpuUsageConfig usage = cpu == null ? null : cpu.getCpuUsage();
        return usage == null ? 0 : orZero(usage.getTotalUsage());
    }

    /** The same figure has two names: that of cgroup 1 and that of cgroup 2. */
    private static long cache(@Nullable StatsConfig details) {
        if (details == null) {
            return 0;
        }
        Long total = details.getTotalInactiveFile();
        return total == null ? orZero(details.getInactiveFile()) : total;
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
