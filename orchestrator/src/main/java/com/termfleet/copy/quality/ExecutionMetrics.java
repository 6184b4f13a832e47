package com.termfleet.copy.quality;

import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.ReasonCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Execution quality of the whole installation for monitoring. No label names an account or a subscription: their number has
 * no bound, and theirs is read through the API. For one thread.
 */
final class ExecutionMetrics {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };
    private static final double[] POINTS = {0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};

    private final MeterRegistry registry;
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);
    private final DistributionSummary worse;
    private final DistributionSummary better;
    private final Counter lost;

    ExecutionMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Step step : Step.values()) {
            steps.put(
                    step,
                    Timer.builder("termfleet.copy.latency")
                            .description("time of each step of a copy's open, from the signal's receipt to the fill")
                            .tag("step", step.tag())
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
        worse = slippage(registry, "worse");
        better = slippage(registry, "better");
        lost = Counter.builder("termfleet.copy.executions.lost")
                .description("status changes of copies that were not recorded because too many waited")
                .register(registry);
    }

    private static DistributionSummary slippage(MeterRegistry registry, String direction) {
        return DistributionSummary.builder("termfleet.copy.slippage")
                .description("distance of a fill from the master's price")
                .baseUnit("points")
                .tag("direction", direction)
                .serviceLevelObjectives(POINTS)
                .register(registry);
    }

    void lost() {
        lost.increment();
    }

    /** @param slippage null if the change is no fill, or the slippage is not known */
    void record(CopyProgress progress, @Nullable Slippage slippage) {
        ReasonCode reason = progress.reason();
        registry.counter(
                        "termfleet.copy.outcomes",
                        "status",
                        tag(progress.status()),
                        "reason",
                        reason == null ? "none" : tag(reason))
                .increment();
        if (progress.isFill()) {
            recordSteps(progress.times(), progress.at());
        }
        if (slippage != null) {
            (slippage.points().signum() < 0 ? better : worse)
                    .record(slippage.points().abs().doubleValue());
        }
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void recordSteps(CopyProgress.Times times, Instant filledAt) {
        record(Step.DECIDE, times.received(), times.decided());
        record(Step.COMMIT, times.decided(), times.committed());
        record(Step.SEND, times.committed(), times.sent());
        record(Step.ANSWER, times.sent(), times.answered());
        if (times.answered() != null && filledAt.isAfter(times.answered())) {
            record(Step.FILL, times.answered(), filledAt);
        }
        record(Step.TOTAL, times.received(), times.answered());
    }

    /** The server was restarted between the two, and the clock set back meanwhile: then the duration is not known. */
    private static boolean isBackwards(Instant from, Instant to) {
        return to.isBefore(from);
    }

    private void record(Step step, @Nullable Instant from, @Nullable Instant to) {
        Timer timer = steps.get(step);
        if (timer != null && from != null && to != null && !isBackwards(from, to)) {
            timer.record(Duration.between(from, to));
        }
    }
}
