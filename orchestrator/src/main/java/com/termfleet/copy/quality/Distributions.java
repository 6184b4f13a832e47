package com.termfleet.copy.quality;

import com.termfleet.copy.quality.Distribution.DistributionBucket;
import com.termfleet.copy.quality.Distribution.DistributionPercentile;
import com.termfleet.copy.quality.Distribution.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Makes distributions of measurements. Pure. */
final class Distributions {

    private static final double[] PERCENTS = {50, 90, 95, 99, 99.9, 100};
    private static final double MICROS = 1_000;

    /** Five buckets for each power of ten, from 10 µs to some hours. */
    private static final double[] BOUNDS = bounds();

    private static final int MOST_BUCKETS = 40;

    private Distributions() {}

    private static double[] bounds() {
        double[] bounds = new double[52];
        for (int i = 1; i < bounds.length; i++) {
            double exact = Math.pow(10, (i - 11) / 5.0);
            bounds[i] = new BigDecimal(exact)
                    .round(new MathContext(3, RoundingMode.HALF_EVEN))
                    .doubleValue();
        }
        return bounds;
    }

    /** @param micros in microseconds */
    static Distribution ofDurations(Kind kind, Histogram micros) {
        long[] counts = new long[BOUNDS.length];
        for (HistogramIterationValue value : micros.recordedValues()) {
            counts[bucket(value.getValueIteratedTo() / MICROS)] += value.getCountAddedInThisIterationStep();
        }
        List<DistributionBucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double to = i + 1 < BOUNDS.length ? BOUNDS[i + 1] : Double.MAX_VALUE;
            buckets.add(new DistributionBucket(BOUNDS[i], to, counts[i]));
        }
        long count = micros.getTotalCount();
        List<DistributionPercentile> percentiles = count == 0
                ? List.of()
                : Arrays.stream(PERCENTS)
                        .mapToObj(percent ->
                                new DistributionPercentile(percent, micros.getValueAtPercentile(percent) / MICROS))
                        .toList();
        return new Distribution(kind, "ms", count, withoutEmptyEnds(buckets), percentiles);
    }

    private static int bucket(double millis) {
        int found = Arrays.binarySearch(BOUNDS, millis);
        return found >= 0 ? found : -found - 2;
    }

    static Distribution ofPoints(List<BigDecimal> points) {
        if (points.isEmpty()) {
            return new Distribution(Kind.SLIPPAGE_POINTS, "points", 0, List.of(), List.of());
        }
        double[] sorted =
                points.stream().mapToDouble(BigDecimal::doubleValue).sorted().toArray();
        double width = width(sorted[sorted.length - 1] - sorted[0]);
        long first = (long) Math.floor(sorted[0] / width);
        int count = (int) ((long) Math.floor(sorted[sorted.length - 1] / width) - first + 1);
        long[] counts = new long[count];
        for (double value : sorted) {
            counts[(int) ((long) Math.floor(value / width) - first)]++;
        }
        List<DistributionBucket> buckets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buckets.add(new DistributionBucket((first + i) * width, (first + i + 1) * width, counts[i]));
        }
        List<DistributionPercentile> percentiles = Arrays.stream(PERCENTS)
                .mapToObj(percent -> new DistributionPercentile(percent, sorted[rank(percent, sorted.length)]))
                .toList();
        return new Distribution(Kind.SLIPPAGE_POINTS, "points", sorted.length, buckets, percentiles);
    }

    private static int rank(double percent, int count) {
        return Math.max(0, (int) Math.ceil(percent / 100 * count) - 1);
    }

    /** 1, 2 or 5 times a power of ten, so that there are few buckets. */
    private static double width(double range) {
        double width = 1;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; range / width >= MOST_BUCKETS; i++) {
            width *= factors[i % factors.length];
        }
        return width;
    }

    private static List<DistributionBucket> withoutEmptyEnds(List<DistributionBucket> buckets) {
        int from = 0;
        int to = buckets.size();
        while (from < to && buckets.get(from).count() == 0) {
            from++;
        }
        while (to > from && buckets.get(to - 1).count() == 0) {
            to--;
        }
        return buckets.subList(from, to);
    }
}
