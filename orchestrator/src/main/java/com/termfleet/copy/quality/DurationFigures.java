package com.termfleet.copy.quality;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Percentiles of one step's durations, in milliseconds; null if none was measured. */
public record DurationFigures(
        Step step,
        long count,
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p95,
        @Nullable Double p99,
        @Nullable Double max) {

    private static final double MICROS = 1_000;

    /** @param micros in microseconds */
    static DurationFigures of(Step step, Histogram micros) {
        long count = micros.getTotalCount();
        if (count == 0) {
            return new DurationFigures(step, 0, null, null, null, null, null);
        }
        return new DurationFigures(
                step,
                count,
                Math.round(micros.getMean()) / MICROS,
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(95) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getMaxValue() / MICROS);
    }
}
