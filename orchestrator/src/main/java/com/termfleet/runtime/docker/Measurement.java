package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.CpuUsageConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import com.termfleet.runtime.ResourceUse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One measurement of what a container uses. */
final class Measurement extends BlockingCallback<Statistics> {

    private volatile @Nullable Statistics last;

    static Optional<ResourceUse> of(DockerClient client, String name) {
        Measurement measurement = client.statsCmd(name).withNoStream(true).exec(new Measurement());
        try {
            measurement.await();
        } catch (NotFoundException e) {
            return Optional.empty();
        } finally {
            measurement.closeQuietly();
        }
        Statistics statistics = measurement.last;
        return statistics == null ? Optional.empty() : use(statistics);
    }

    @Override
    public void onNext(Statistics statistics) {
        last = statistics;
    }

    /** A container that stands still is answered with empty figures. */
    private static Optional<ResourceUse> use(Statistics statistics) {
        MemoryStatsConfig memory = statistics.getMemoryStats();
        Long usage = memory == null ? null : memory.getUsage();
        if (memory == null || usage == null) {
            return Optional.empty();
        }
        double cores = cores(statistics.getPreCpuStats(), statistics.getCpuStats());
        return Optional.of(new ResourceUse(cores, Math.max(0, usage - cache(memory.getStats()))));
    }

    private static double cores(@Nullable CpuStatsConfig before, @Nullable CpuStatsConfig now) {
        if (before == null || now == null) {
            return 0;
        }
        long system = orZero(now.getSystemCpuUsage()) - orZero(before.getSystemCpuUsage());
        long own = total(now.getCpuUsage()) - total(before.getCpuUsage());
        long cpus = Math.max(1, orZero(now.getOnlineCpus()));
        return system <= 0 || own <= 0 ? 0 : (double) own / system * cpus;
    }

    private static long total(@Nullable CpuUsageConfig usage) {
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
