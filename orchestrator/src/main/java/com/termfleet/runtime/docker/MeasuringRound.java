package com.termfleet.runtime.docker;

import com.github.dockerjava.api.model.Statistics;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.ResourceSample;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measurement of many containers, {@value #AT_ONCE} at a time. One-shot statistics are asked for: others take the engine
 * a second or two per container, since it waits for a second sample.
 */
final class MeasuringRound {

    static final int AT_ONCE = 20;
    private static final Logger log = LoggerFactory.getLogger(MeasuringRound.class);

    private final Engine engine;
    private final Queue<String> left;
    private final Map<String, ResourceSample> measured = new ConcurrentHashMap<>();

    private MeasuringRound(Engine engine, Collection<String> names) {
        this.engine = engine;
        this.left = new ConcurrentLinkedQueue<>(names);
    }

    /** @return by name; without those that do not run or were refused, and without the rest once the engine is away */
    static Map<String, ResourceSample> of(Engine engine, Collection<String> names) {
        return new MeasuringRound(engine, names).run(Math.min(AT_ONCE, names.size()));
    }

    private Map<String, ResourceSample> run(int workers) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < workers; i++) {
                executor.execute(this::work);
            }
        }
        return Map.copyOf(measured);
    }

    private void work() {
        try {
            for (String name = left.poll(); name != null; name = left.poll()) {
                measure(name);
            }
        } catch (EngineUnavailableException e) {
            log.debug("Measurements given up reason={}", e.getMessage());
            left.clear();
        } catch (CancellationException e) {
            left.clear();
        }
    }

    private void measure(String name) {
        try {
            engine.get("measure " + name, "/containers/" + name + "/stats?stream=false&one-shot=true", Statistics.class)
                    .flatMap(Measurement::of)
                    .ifPresent(sample -> measured.put(name, sample));
        } catch (EngineRefusedException e) {
            log.debug("Measurement refused container={} reason={}", name, e.getMessage());
        }
    }
}
