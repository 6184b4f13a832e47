package com.termfleet.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.history.MasterResults.TradeFigures;
import com.termfleet.kernel.Money;
import com.termfleet.performance.EquityRecord;
import com.termfleet.performance.EquityView.LargestDrawdown;
import com.termfleet.ranking.MasterFigures.Drawdown;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MasterFiguresTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Property
    void percentages_and_the_average_agree_with_the_profit(
            @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long cents,
            @ForAll @IntRange(min = 1, max = 5_000) int known,
            @ForAll @IntRange(min = 0, max = 5_000) int won,
            @ForAll @IntRange(min = 0, max = 100) int untold,
            @ForAll @LongRange(min = 1, max = 100_000_000) long balance) {
        BigDecimal profit = BigDecimal.valueOf(cents, 2);
        Money any = new Money(profit);
        TradeFigures closed =
                new TradeFigures(known + untold, known, Math.min(won, known), any, any, any, Money.ZERO, NOON);

        MasterFigures figures = MasterFigures.of(closed, NOON, equity(BigDecimal.valueOf(balance, 2), NOON));

        assertThat(figures.trades() - figures.tradesWithoutProfit()).isEqualTo(known);
        assertThat(figures.winRatePercent()).isBetween(0.0, 100.0);
        BigDecimal average = Objects.requireNonNull(figures.average()).amount();
        BigDecimal rounding = average.multiply(BigDecimal.valueOf(known)).subtract(profit);
        assertThat(rounding.abs()).isLessThanOrEqualTo(new BigDecimal("0.005").multiply(BigDecimal.valueOf(known)));
        double back = Objects.requireNonNull(figures.profitPercent()) * balance / 100;
        assertThat(back).isCloseTo((double) cents, Offset.offset(0.01));
    }

    @Test
    void a_profit_has_no_percentage_without_a_balance_from_before_it() {
        TradeFigures closed = closed("10");

        assertThat(MasterFigures.of(closed, NOON, null).profitPercent()).isNull();
        assertThat(MasterFigures.of(closed, NOON, equity(BigDecimal.TEN, NOON.plusSeconds(1)))
                        .profitPercent())
                .isNull();
        assertThat(MasterFigures.of(closed, NOON, equity(BigDecimal.ZERO, NOON)).profitPercent())
                .isNull();
        assertThat(MasterFigures.of(closed, NOON, equity(new BigDecimal("40"), NOON))
                        .profitPercent())
                .isEqualTo(25.0);
    }

    @Test
    void drawdown_is_that_of_the_equity_where_it_is_reported() {
        Drawdown ofEquity = MasterFigures.of(closed("10"), NOON, equity(BigDecimal.TEN, NOON))
                .drawdown();
        Drawdown ofTrades = MasterFigures.of(closed("10"), NOON, null).drawdown();

        assertThat(ofEquity).isEqualTo(new Drawdown(Money.of("3"), 30.0, Drawdown.Basis.EQUITY));
        assertThat(ofTrades).isEqualTo(new Drawdown(Money.of("4"), null, Drawdown.Basis.CLOSED_TRADES));
    }

    @Test
    void a_record_begins_with_the_first_trade_or_the_first_report() {
        assertThat(MasterFigures.of(null, null, null).since()).isNull();
        assertThat(MasterFigures.of(null, NOON, null).since()).isEqualTo(NOON);
        assertThat(MasterFigures.of(null, NOON, equity(BigDecimal.TEN, NOON.minusSeconds(9)))
                        .since())
                .isEqualTo(NOON.minusSeconds(9));
    }

    private static TradeFigures closed(String profit) {
        Money any = Money.of(profit);
        return new TradeFigures(1, 1, 1, any, any, any, Money.of("4"), NOON);
    }

    private static EquityRecord equity(BigDecimal balance, Instant at) {
        return new EquityRecord(at, "USD", at, new Money(balance), new LargestDrawdown(at, Money.of("3"), 30));
    }
}
