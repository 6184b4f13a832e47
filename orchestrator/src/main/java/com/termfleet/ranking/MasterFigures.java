package com.termfleet.ranking;

import com.termfleet.copy.history.MasterResults.TradeFigures;
import com.termfleet.kernel.Money;
import com.termfleet.performance.EquityRecord;
import com.termfleet.performance.EquityView.LargestDrawdown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a master has achieved in a period. What was not reported is null: nothing is estimated.
 *
 * @param since when its record begins, whatever the period; null if there is none
 * @param currency of the account
 * @param trades that were closed
 * @param tradesWithoutProfit those of them whose profit was not reported; the following figures leave them out
 * @param profitPercent of the balance when the period began, or when the account first reported one
 * @param winRatePercent how many of a hundred trades gained something
 * @param average rounded to hundredths, half to even
 */
public record MasterFigures(
        @Nullable Instant since,
        @Nullable String currency,
        int trades,
        int tradesWithoutProfit,
        @Nullable Money profit,
        @Nullable Double profitPercent,
        @Nullable Double winRatePercent,
        @Nullable Money best,
        @Nullable Money worst,
        @Nullable Money average,
        @Nullable Drawdown drawdown) {

    private static final int HUNDREDTHS = 2;

    /**
     * The largest loss from a high.
     *
     * @param percent of the equity before it; null if that is not known
     */
    public record Drawdown(Money amount, @Nullable Double percent, Basis basis) {

        /** EQUITY: with what was open; CLOSED_TRADES: of the summed profit, from an account that reports no equity. */
        public enum Basis {
            EQUITY,
            CLOSED_TRADES
        }

        private static @Nullable Drawdown of(@Nullable LargestDrawdown equity, @Nullable Money fallOfProfit) {
            if (equity != null) {
                return new Drawdown(equity.amount(), equity.percent(), Basis.EQUITY);
            }
            return fallOfProfit == null ? null : new Drawdown(fallOfProfit, null, Basis.CLOSED_TRADES);
        }
    }

    /**
     * @param closed null if no trade was closed in the period
     * @param begun of the master's first trade ever; null if there is none
     * @param equity null if the account reports none
     */
    static MasterFigures of(@Nullable TradeFigures closed, @Nullable Instant begun, @Nullable EquityRecord equity) {
        Instant since = earlier(begun, equity == null ? null : equity.firstAt());
        String currency = equity == null ? null : equity.currency();
        LargestDrawdown largest = equity == null ? null : equity.maxDrawdown();
        Drawdown drawdown = Drawdown.of(largest, closed == null ? null : closed.fall());
        if (closed == null || closed.profit() == null) {
            int trades = closed == null ? 0 : closed.trades();
            return new MasterFigures(since, currency, trades, trades, null, null, null, null, null, null, drawdown);
        }
        return new MasterFigures(
                since,
                currency,
                closed.trades(),
                closed.trades() - closed.known(),
                closed.profit(),
                profitPercent(closed.profit(), closed.firstClosed(), equity),
                100.0 * closed.won() / closed.known(),
                closed.best(),
                closed.worst(),
                average(closed.profit(), closed.known()),
                drawdown);
    }

    /** A balance from after the first close has its profit in it already. */
    private static @Nullable Double profitPercent(Money profit, Instant firstClosed, @Nullable EquityRecord equity) {
        if (equity == null || firstClosed.isBefore(equity.startedAt())) {
            return null;
        }
        BigDecimal start = equity.startBalance().amount();
        return start.signum() <= 0
                ? null
                : profit.amount()
                        .movePointRight(HUNDREDTHS)
                        .divide(start, MathContext.DECIMAL64)
                        .doubleValue();
    }

    private static Money average(Money profit, int trades) {
        return new Money(profit.amount().divide(BigDecimal.valueOf(trades), HUNDREDTHS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
