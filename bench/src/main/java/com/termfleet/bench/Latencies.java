package com.termfleet.bench;

import org.HdrHistogram.Histogram;

/** Durations of one kind, in nanoseconds, to three digits. */
final class Latencies {

    private final Histogram histogram = new Histogram(3);

    void add(long nanos) {
        histogram.recordValue(nanos);
    }

    long count() {
        return histogram.getTotalCount();
    }

    double medianMillis() {
        return histogram.getValueAtPercentile(50) / 1e6;
    }

    double p99Millis() {
        return histogram.getValueAtPercentile(99) / 1e6;
    }
}
