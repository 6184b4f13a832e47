package com.termfleet.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.ranking.MasterFigures.Drawdown;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingOrderTest {

    private static final RankedMaster BEST = master(1, 3, 10.0, "5", 2.0);
    private static final RankedMaster WORSE = master(2, 3, -4.0, "900", 50.0);
    private static final RankedMaster AMOUNT_ONLY = master(3, 3, null, "800", null);
    private static final RankedMaster UNKNOWN = master(4, 3, null, null, null);
    private static final RankedMaster IDLE = master(5, 0, null, null, 0.0);

    @Test
    void a_profit_in_per_cent_goes_before_one_that_is_an_amount_only() {
        assertThat(by(RankingOrder.PROFIT)).containsExactly(BEST, WORSE, AMOUNT_ONLY, UNKNOWN, IDLE);
    }

    @Test
    void who_has_not_traded_has_not_the_least_drawdown() {
        assertThat(by(RankingOrder.DRAWDOWN)).containsExactly(BEST, WORSE, AMOUNT_ONLY, UNKNOWN, IDLE);
    }

    @ParameterizedTest
    @EnumSource
    void every_master_has_one_place_whatever_was_first(RankingOrder order) {
        List<RankedMaster> sorted = by(order);

        assertThat(sorted.reversed().stream().sorted(order.comparator())).isEqualTo(sorted);
    }

    private static List<RankedMaster> by(RankingOrder order) {
        return Stream.of(IDLE, UNKNOWN, WORSE, AMOUNT_ONLY, BEST)
                .sorted(order.comparator())
                .toList();
    }

    private static RankedMaster master(
            long id, int trades, @Nullable Double percent, @Nullable String profit, @Nullable Double drawdown) {
        Money amount = profit == null ? null : Money.of(profit);
        Drawdown fall =
                profit == null && drawdown == null ? null : new Drawdown(Money.ZERO, drawdown, Drawdown.Basis.EQUITY);
        MasterFigures figures =
                new MasterFigures(null, null, trades, 0, amount, percent, percent, amount, amount, amount, fall);
        return new RankedMaster(AccountId.of(id), "Master", null, false, "link" + id, 0, figures);
    }
}
