package com.termfleet.copy.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.history.MasterResults.SummedProfit;
import com.termfleet.copy.history.MasterResults.TradeFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MasterResultsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId MASTER = AccountId.of(1);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final MasterResults trades = new MasterResults(jdbc);
    private long id;

    @BeforeEach
    void a_master() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'MASTER', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'MASTER', 'EXTERNAL', '', '')")
                .update();
    }

    /** The sums of the database are those of a loop over the trades. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void figures_are_those_of_the_single_trades(long seed) {
        Random random = new Random(seed);
        List<BigDecimal> profits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            BigDecimal profit = random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(20_001) - 10_000, 2);
            closed(NOON.plusSeconds(i), profit);
            if (profit != null) {
                profits.add(profit);
            }
        }

        TradeFigures figures = of(Instant.EPOCH);

        BigDecimal total = profits.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(figures.trades()).isEqualTo(60);
        assertThat(figures.known()).isEqualTo(profits.size());
        assertThat(figures.won())
                .isEqualTo((int) profits.stream().filter(p -> p.signum() > 0).count());
        assertThat(Objects.requireNonNull(figures.profit()).amount()).isEqualByComparingTo(total);
        assertThat(Objects.requireNonNull(figures.best()).amount()).isEqualByComparingTo(Collections.max(profits));
        assertThat(Objects.requireNonNull(figures.worst()).amount()).isEqualByComparingTo(Collections.min(profits));
        assertThat(Objects.requireNonNull(figures.fall()).amount()).isEqualByComparingTo(largestFall(profits));
        for (long seconds : new long[] {1, 7, 1_000}) {
            List<SummedProfit> curve = trades.curve(MASTER, Instant.EPOCH, seconds);
            assertThat(curve.getLast().profit().amount()).isEqualByComparingTo(total);
            assertThat(curve).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
            assertThat(curve.size()).isLessThanOrEqualTo((int) (60 / seconds) + 1);
        }
    }

    private static BigDecimal largestFall(List<BigDecimal> profits) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ZERO;
        for (BigDecimal profit : profits) {
            sum = sum.add(profit);
            high = high.max(sum);
            largest = largest.max(high.subtract(sum));
        }
        return largest;
    }

    @Test
    void a_period_begins_with_the_close_and_has_a_sum_of_its_own() {
        closed(NOON, new BigDecimal("100"));
        closed(NOON.plusSeconds(60), new BigDecimal("-5"));

        assertThat(of(NOON.plusSeconds(1)).profit()).hasToString("-5");
        assertThat(of(NOON.plusSeconds(1)).fall()).hasToString("5");
        assertThat(trades.curve(MASTER, NOON.plusSeconds(1), 1)).hasSize(1);
        assertThat(trades.figures(List.of(MASTER), NOON.plusSeconds(61))).isEmpty();
        assertThat(trades.begun(List.of(MASTER))).containsEntry(MASTER, NOON);
    }

    @Test
    void trades_that_are_not_the_masters_own_or_not_over_are_left_out() {
        for (String change : List.of("test = true", "audience = '{7}'", "held_in_part = true", "status = 'OPEN'")) {
            closed(NOON, new BigDecimal("100"));
            jdbc.sql("update master_trades set " + change + " where id = ?")
                    .param(id)
                    .update();
        }

        assertThat(trades.figures(List.of(MASTER), Instant.EPOCH)).isEmpty();
    }

    @Test
    void the_profit_of_the_parts_alone_is_not_that_of_the_trade() {
        closed(NOON, new BigDecimal("100"));
        jdbc.sql("update master_trades set close_price = null").update();

        assertThat(of(Instant.EPOCH).trades()).isEqualTo(1);
        assertThat(of(Instant.EPOCH).known()).isZero();
        assertThat(of(Instant.EPOCH).profit()).isNull();
    }

    private TradeFigures of(Instant since) {
        return Objects.requireNonNull(trades.figures(List.of(MASTER), since).get(MASTER));
    }

    private void closed(Instant at, @Nullable BigDecimal profit) {
        jdbc.sql("""
                        insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                            remaining, close_price, profit, received_at, closed_at)
                        values (:id, 1, :id, 'EURUSD', 'BUY', 1.1, 0.1, 0, 0, 'CLOSED', 0, 1.2, :profit, :at, :at)
                        """)
                .param("id", ++id)
                .param("profit", profit, Types.NUMERIC)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
