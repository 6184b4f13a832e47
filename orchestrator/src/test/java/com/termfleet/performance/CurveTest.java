package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final EquityRange HOUR = new EquityRange(NOON, NOON.plusSeconds(3_600), 60);

    @Test
    void drawdown_is_counted_from_the_highest_equity_so_far() {
        Curve curve = new Curve(HOUR, null);
        add(curve, 0, "100", "110", "90", "105");

        List<EquityView.EquityPoint> points = curve.points();

        assertThat(points).extracting(point -> point.drawdown().toString()).containsExactly("0", "0", "20", "5");
        assertThat(points.get(2).drawdownPercent()).isBetween(18.18, 18.19);
        EquityView.LargestDrawdown largest = Objects.requireNonNull(curve.maxDrawdown());
        assertThat(largest.at()).isEqualTo(NOON.plusSeconds(120));
        assertThat(largest.amount()).hasToString("20");
    }

    @Test
    void a_peak_before_the_range_counts() {
        Curve curve = new Curve(HOUR, new BigDecimal("200"));
        add(curve, 0, "150");

        assertThat(curve.points().getFirst().drawdown()).hasToString("50");
    }

    @Test
    void an_account_at_or_below_zero_has_no_percentage() {
        Curve curve = new Curve(HOUR, new BigDecimal("0"));
        add(curve, 0, "-5");

        EquityView.EquityPoint point = curve.points().getFirst();
        assertThat(point.drawdown()).hasToString("5");
        assertThat(point.drawdownPercent()).isZero();
    }

    @Test
    void nothing_reported_is_no_point_and_no_drawdown() {
        Curve curve = new Curve(HOUR, new BigDecimal("200"));

        assertThat(curve.points()).isEmpty();
        assertThat(curve.maxDrawdown()).isNull();
    }

    /** However reports are summed up as intervals, the largest drawdown is that of the single reports. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thinned_samples_lose_no_drawdown(long seed) {
        Random random = new Random(seed);
        List<BigDecimal> equities = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            equities.add(BigDecimal.valueOf(1_000 + random.nextInt(500)));
        }

        Curve curve = new Curve(new EquityRange(NOON, NOON.plusSeconds(100_000), 3_600), null);
        Sample interval = null;
        for (int i = 0; i < equities.size(); i++) {
            Sample report = sample(i, equities.get(i));
            interval = interval == null ? report : interval.followedBy(report);
            if (random.nextInt(6) == 0) {
                curve.add(interval);
                interval = null;
            }
        }
        if (interval != null) {
            curve.add(interval);
        }

        assertThat(Objects.requireNonNull(curve.maxDrawdown()).amount().amount())
                .isEqualByComparingTo(largestDrawdown(equities));
        assertThat(curve.points())
                .extracting(point -> point.drawdown().amount())
                .usingElementComparator(BigDecimal::compareTo)
                .contains(largestDrawdown(equities));
    }

    private static BigDecimal largestDrawdown(List<BigDecimal> equities) {
        BigDecimal peak = equities.getFirst();
        BigDecimal largest = BigDecimal.ZERO;
        for (BigDecimal equity : equities) {
            peak = peak.max(equity);
            largest = largest.max(peak.subtract(equity));
        }
        return largest;
    }

    private static void add(Curve curve, int from, String... equities) {
        for (int i = 0; i < equities.length; i++) {
            curve.add(sample(from + i, new BigDecimal(equities[i])));
        }
    }

    private static Sample sample(int minute, BigDecimal equity) {
        return Sample.of(AccountId.of(2), NOON.plusSeconds(minute * 60L), equity, equity, "USD");
    }
}
