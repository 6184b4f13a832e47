package com.termfleet.copy.quality;

import java.util.List;

/**
 * A distribution for drawing.
 *
 * @param unit {@code ms} or {@code points}
 * @param buckets ascending and adjacent; the first and the last are not empty
 */
public record Distribution(
        Kind of, String unit, long count, List<DistributionBucket> buckets, List<DistributionPercentile> percentiles) {

    public Distribution {
        buckets = List.copyOf(buckets);
        percentiles = List.copyOf(percentiles);
    }

    /** What is distributed: the duration of a step, or the slippage. */
    public enum Kind {
        DECIDE,
        COMMIT,
        SEND,
        ANSWER,
        FILL,
        TOTAL,
        SLIPPAGE_POINTS
    }

    /**
     * @param from inclusive
     * @param to exclusive
     */
    public record DistributionBucket(double from, double to, long count) {}

    public record DistributionPercentile(double percent, double value) {}
}
