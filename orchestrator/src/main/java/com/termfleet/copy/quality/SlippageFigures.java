package com.termfleet.copy.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What slippages add up to; above zero: worse for the follower.
 *
 * @param points null if none is known
 * @param money for each currency
 */
public record SlippageFigures(@Nullable SlippageSummary points, List<SlippageInCurrency> money) {

    public SlippageFigures {
        money = List.copyOf(money);
    }

    /** @param currency null if the account has not reported it */
    public record SlippageInCurrency(@Nullable String currency, SlippageSummary slippage) {}

    /** Exact decimals; percentiles are values that occurred (nearest rank). */
    public record SlippageSummary(
            long count, String total, String mean, String p50, String p95, String p99, String worst, String best) {

        /** @param values at least one */
        static SlippageSummary of(List<BigDecimal> values) {
            List<BigDecimal> sorted = values.stream().sorted().toList();
            BigDecimal total = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return new SlippageSummary(
                    sorted.size(),
                    total.toPlainString(),
                    total.divide(BigDecimal.valueOf(sorted.size()), MathContext.DECIMAL32)
                            .toPlainString(),
                    rank(sorted, 50),
                    rank(sorted, 95),
                    rank(sorted, 99),
                    sorted.getLast().toPlainString(),
                    sorted.getFirst().toPlainString());
        }

        private static String rank(List<BigDecimal> sorted, int percent) {
            long rank = (sorted.size() * (long) percent + 99) / 100;
            return sorted.get((int) Math.max(0, rank - 1)).toPlainString();
        }
    }
}
