package com.termfleet.copy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.quality.Distribution.DistributionBucket;
import com.termfleet.copy.quality.Distribution.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    @Test
    void durations_fall_into_five_buckets_for_each_power_of_ten() {
        Histogram micros = new Histogram(3);
        micros.recordValue(1_000);
        micros.recordValue(1_500);
        micros.recordValue(9_000);

        Distribution distribution = Distributions.ofDurations(Kind.TOTAL, micros);

        assertThat(distribution.unit()).isEqualTo("ms");
        assertThat(distribution.buckets())
                .containsExactly(
                        new DistributionBucket(1, 1.58, 2),
                        new DistributionBucket(1.58, 2.51, 0),
                        new DistributionBucket(2.51, 3.98, 0),
                        new DistributionBucket(3.98, 6.31, 0),
                        new DistributionBucket(6.31, 10, 1));
        assertThat(distribution.percentiles().getFirst().value()).isEqualTo(1.5);
    }

    @Test
    void every_duration_is_in_exactly_one_bucket() {
        Histogram micros = new Histogram(3);
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            micros.recordValue((long) Math.pow(10, random.nextDouble() * 11));
        }
        micros.recordValue(0);

        Distribution distribution = Distributions.ofDurations(Kind.TOTAL, micros);

        assertThat(distribution.buckets().stream()
                        .mapToLong(DistributionBucket::count)
                        .sum())
                .isEqualTo(10_001);
        assertThat(distribution.buckets()).hasSizeLessThanOrEqualTo(60);
        assertAdjacent(distribution.buckets());
    }

    @Test
    void slippage_has_equal_buckets_on_both_sides_of_zero() {
        Distribution distribution = Distributions.ofPoints(decimals(-2, 0, 0, 0.5, 3));

        assertThat(distribution.buckets())
                .containsExactly(
                        new DistributionBucket(-2, -1, 1),
                        new DistributionBucket(-1, 0, 0),
                        new DistributionBucket(0, 1, 3),
                        new DistributionBucket(1, 2, 0),
                        new DistributionBucket(2, 3, 0),
                        new DistributionBucket(3, 4, 1));
    }

    @Test
    void slippage_has_few_buckets_however_wide_it_is_spread() {
        Distribution distribution = Distributions.ofPoints(decimals(-1_000_000, 12, 2_345_678));

        assertThat(distribution.buckets()).hasSizeLessThanOrEqualTo(60);
        assertThat(distribution.buckets().stream()
                        .mapToLong(DistributionBucket::count)
                        .sum())
                .isEqualTo(3);
        assertAdjacent(distribution.buckets());
    }

    @Test
    void nothing_measured_has_no_buckets_and_no_percentiles() {
        assertThat(Distributions.ofDurations(Kind.FILL, new Histogram(3)))
                .isEqualTo(new Distribution(Kind.FILL, "ms", 0, List.of(), List.of()));
        assertThat(Distributions.ofPoints(List.of()).percentiles()).isEmpty();
    }

    private static void assertAdjacent(List<DistributionBucket> buckets) {
        IntStream.range(1, buckets.size())
                .forEach(i -> assertThat(buckets.get(i).from())
                        .isEqualTo(buckets.get(i - 1).to()));
    }

    private static List<BigDecimal> decimals(double... values) {
        return DoubleStream.of(values).mapToObj(BigDecimal::valueOf).toList();
    }
}
