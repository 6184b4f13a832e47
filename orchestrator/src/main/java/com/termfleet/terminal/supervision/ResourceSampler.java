package com.termfleet.terminal.supervision;

import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ResourceSample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures what running terminals use: the difference between two rounds, at first since the start. For one thread. */
final class ResourceSampler {

    private final ContainerRuntime runtime;
    private final SupervisorRegistry registry;
    private Map<AccountId, ResourceSample> before = Map.of();

    ResourceSampler(ContainerRuntime runtime, SupervisorRegistry registry) {
        this.runtime = runtime;
        this.registry = registry;
    }

    /** Returns after all are measured. */
    void measure() {
        List<Supervisor> running = registry.all().stream()
                .filter(supervisor -> supervisor.terminal().run().isRunning())
                .toList();
        Map<String, ResourceSample> samples =
                runtime.resources(running.stream().map(ResourceSampler::name).toList());
        Map<AccountId, ResourceSample> measured = new HashMap<>();
        for (Supervisor supervisor : running) {
            ResourceSample sample = samples.get(name(supervisor));
            supervisor.measured(sample == null ? null : sample.since(earlier(supervisor, sample)));
            if (sample != null) {
                measured.put(supervisor.id(), sample);
            }
        }
        before = measured;
    }

    private static String name(Supervisor supervisor) {
        return Objects.requireNonNull(supervisor.view().containerName());
    }

    /** A sample of an earlier run tells nothing. */
    private ResourceSample earlier(Supervisor supervisor, ResourceSample now) {
        ContainerState seen = supervisor.terminal().run().seen();
        Instant startedAt = seen == null ? null : seen.startedAt();
        @Nullable ResourceSample last = before.get(supervisor.id());
        if (last != null && (startedAt == null || !last.at().isBefore(startedAt))) {
            return last;
        }
        return ResourceSample.atStart(startedAt == null ? now.at() : startedAt);
    }
}
