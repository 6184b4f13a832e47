package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Measures what running terminals use, a few at a time: each measurement takes the engine a second or two. */
final class ResourceSampler {

    private static final int AT_ONCE = 4;

    private final ContainerRuntime runtime;
    private final SupervisorRegistry registry;

    ResourceSampler(ContainerRuntime runtime, SupervisorRegistry registry) {
        this.runtime = runtime;
        this.registry = registry;
    }

    /** Returns when all are measured. */
    void measure() {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Supervisor supervisor : registry.all()) {
                if (supervisor.terminal().run().isRunning()) {
                    places.acquireUninterruptibly();
                    workers.execute(() -> {
                        try {
                            measure(supervisor);
                        } finally {
                            places.release();
                        }
                    });
                }
            }
        }
    }

    private void measure(Supervisor supervisor) {
        try {
            String name = Objects.requireNonNull(supervisor.view().containerName());
            supervisor.measured(runtime.resources(name).orElse(null));
        } catch (EngineUnavailableException | EngineRefusedException e) {
            supervisor.measured(null);
        }
    }
}
