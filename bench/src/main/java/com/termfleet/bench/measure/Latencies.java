package com.termfleet.bench.measure;

import org.HdrHistogram.Histogram;

/** Durations of one kind, in nanoseconds, to three digits. */
public final class Latencies {

    private final Histogram histogram = new Histogram(3);

    public void add(long nanos) {
        histogram.recordValue(nanos);
    }

    public void add(Latencies others) {
        histogram.add(others.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public double medianMillis() {
        return histogram.getValueAtPercentile(50) / 1e6;
    }

    public double p99Millis() {
        return histogram.getValueAtPercentile(99) / 1e6;
    }
}
