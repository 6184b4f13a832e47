package com.termfleet.wallet.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of what a holding gains above its high-water mark.
 *
 * @param percent of the gain; above 0, at most 100
 * @param earner the member whose holding receives it, who pays none
 */
public record PerformanceFee(BigDecimal percent, MemberId earner) {

    public PerformanceFee {
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("percent must be above 0 and at most 100");
        }
    }

    /** Rounded down to the smallest unit, in favour of whoever pays it. */
    long of(BigDecimal gain) {
        return gain.signum() <= 0
                ? 0
                : gain.multiply(percent)
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
    }
}
