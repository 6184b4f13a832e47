package com.termfleet.copy.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/** Collects what was measured of many copies. Not thread-safe. */
final class Measurements {

    private static final int DIGITS = 3;

    private final Map<Step, Histogram> steps = new EnumMap<>(Step.class);
    private final List<BigDecimal> points = new ArrayList<>();
    private final Map<String, List<BigDecimal>> money = new HashMap<>();

    Measurements() {
        for (Step step : Step.values()) {
            steps.put(step, new Histogram(DIGITS));
        }
    }

    void add(Measured copy) {
        // A clock that was set back makes a duration negative.
        copy.micros().forEach((step, micros) -> histogram(step).recordValue(Math.max(0, micros)));
        if (copy.points() != null) {
            points.add(copy.points());
        }
        if (copy.money() != null) {
            money.computeIfAbsent(Objects.requireNonNullElse(copy.currency(), ""), c -> new ArrayList<>())
                    .add(copy.money().amount());
        }
    }

    /** Durations of the step in microseconds. */
    Histogram histogram(Step step) {
        return Objects.requireNonNull(steps.get(step));
    }

    List<BigDecimal> points() {
        return points;
    }

    List<DurationFigures> durations() {
        return Arrays.stream(Step.values())
                .map(step -> DurationFigures.of(step, histogram(step)))
                .toList();
    }

    SlippageFigures slippage() {
        List<SlippageFigures.SlippageInCurrency> byCurrency = money.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> new SlippageFigures.SlippageInCurrency(
                        entry.getKey().isEmpty() ? null : entry.getKey(),
                        SlippageFigures.SlippageSummary.of(entry.getValue())))
                .toList();
        return new SlippageFigures(points.isEmpty() ? null : SlippageFigures.SlippageSummary.of(points), byCurrency);
    }
}
