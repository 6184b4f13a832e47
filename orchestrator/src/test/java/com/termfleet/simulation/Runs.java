package com.termfleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Many seeds, one run on each processor at a time. Runs share nothing, so their outcomes do not depend on each other. */
final class Runs {

    private final int steps;
    private final boolean stopsAtViolation;
    private final AtomicBoolean isStopped = new AtomicBoolean();

    /** @param stopsAtViolation no run begins after one has broken a promise */
    Runs(int steps, boolean stopsAtViolation) {
        this.steps = steps;
        this.stopsAtViolation = stopsAtViolation;
    }

    /** What came of all runs. */
    record Summary(List<Simulation.Outcome> outcomes, long elapsedMillis) {

        List<Simulation.Outcome> violations() {
            return outcomes.stream()
                    .filter(outcome -> outcome.violation() != null)
                    .toList();
        }

        /** How often each thing happened in all runs, sorted. */
        Map<String, Integer> coverage() {
            Map<String, Integer> all = new TreeMap<>();
            outcomes.forEach(
                    outcome -> outcome.coverage().forEach((what, count) -> all.merge(what, count, Integer::sum)));
            return all;
        }

        @Override
        public String toString() {
            long virtual = outcomes.stream()
                    .mapToLong(Simulation.Outcome::virtualMillis)
                    .sum();
            int trades = outcomes.stream().mapToInt(Simulation.Outcome::trades).sum();
            return "seeds=%d trades=%d virtualHours=%.1f elapsedSeconds=%.1f violations=%d"
                    .formatted(
                            outcomes.size(),
                            trades,
                            virtual / 3_600_000.0,
                            elapsedMillis / 1_000.0,
                            violations().size());
        }
    }

    /** @param each told of each outcome, in the order of the seeds */
    Summary run(long first, long last, Consumer<Simulation.Outcome> each) throws Exception {
        long began = System.nanoTime();
        List<Simulation.Outcome> outcomes = new ArrayList<>();
        try (AutoCloseable _ = LoggedErrors.quiet();
                ExecutorService threads =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Optional<Simulation.Outcome>>> started = LongStream.rangeClosed(first, last)
                    .mapToObj(seed -> threads.submit(() -> run(seed)))
                    .toList();
            for (Future<Optional<Simulation.Outcome>> future : started) {
                future.get().ifPresent(outcome -> {
                    outcomes.add(outcome);
                    each.accept(outcome);
                });
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run ended with an error", e.getCause());
        }
        return new Summary(List.copyOf(outcomes), (System.nanoTime() - began) / 1_000_000);
    }

    private Optional<Simulation.Outcome> run(long seed) {
        if (isStopped.get()) {
            return Optional.empty();
        }
        Simulation.Outcome outcome = new Simulation(seed, steps).run(false);
        if (stopsAtViolation && outcome.violation() != null) {
            isStopped.set(true);
        }
        return Optional.of(outcome);
    }
}
