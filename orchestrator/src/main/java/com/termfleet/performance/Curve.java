package com.termfleet.performance;

import com.termfleet.kernel.Money;
import com.termfleet.performance.EquityView.EquityPoint;
import com.termfleet.performance.EquityView.LargestDrawdown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the points of a curve from samples in the order of their time. Not thread-safe. */
final class Curve {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final EquityRange range;
    private final List<EquityPoint> points = new ArrayList<>();

    /** The highest equity so far; null before the first sample. */
    private @Nullable BigDecimal peak;

    private @Nullable Sample interval;
    private Fall fall = Fall.NONE;
    private @Nullable LargestDrawdown largest;

    /** @param percent of the peak before it */
    private record Fall(BigDecimal amount, double percent) {

        static final Fall NONE = new Fall(BigDecimal.ZERO, 0);

        static Fall from(BigDecimal peak, BigDecimal amount) {
            return new Fall(amount, Curve.percent(peak, amount));
        }

        Fall larger(Fall other) {
            return other.amount.compareTo(amount) > 0 ? other : this;
        }
    }

    /** The hundredths that a fall is of the peak before it; none of a peak that is not above zero. */
    static double percent(BigDecimal peak, BigDecimal fall) {
        return peak.signum() <= 0
                ? 0
                : fall.multiply(HUNDRED).divide(peak, MathContext.DECIMAL32).doubleValue();
    }

    /** @param peak the highest equity before the range; null if there is none */
    Curve(EquityRange range, @Nullable BigDecimal peak) {
        this.range = range;
        this.peak = peak;
    }

    void add(Sample sample) {
        Instant begin = range.pointOf(sample.at());
        Fall deepest = fallIn(sample);
        if (interval != null && interval.at().equals(begin)) {
            interval = interval.followedBy(sample);
            fall = fall.larger(deepest);
        } else {
            endInterval();
            interval = sample.widened(begin, sample.seconds());
            fall = deepest;
        }
        if (largest == null || deepest.amount().compareTo(largest.amount().amount()) > 0) {
            largest = new LargestDrawdown(sample.at(), new Money(deepest.amount()), deepest.percent());
        }
        peak = peak == null ? sample.highest() : peak.max(sample.highest());
    }

    /** From the peak before the sample down to its low, or from a high of its own. */
    private Fall fallIn(Sample sample) {
        Fall own = Fall.from(sample.highest(), sample.fall());
        return peak == null || peak.compareTo(sample.lowest()) < 0
                ? own
                : own.larger(Fall.from(peak, peak.subtract(sample.lowest())));
    }

    private void endInterval() {
        if (interval != null) {
            points.add(new EquityPoint(
                    interval.at(),
                    new Money(interval.balance()),
                    new Money(interval.equity()),
                    new Money(interval.lowest()),
                    new Money(interval.highest()),
                    new Money(fall.amount()),
                    fall.percent()));
        }
    }

    /** To be called once, after the last sample. */
    List<EquityPoint> points() {
        endInterval();
        return points;
    }

    @Nullable
    LargestDrawdown maxDrawdown() {
        return largest;
    }
}
