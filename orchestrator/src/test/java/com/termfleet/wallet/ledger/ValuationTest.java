package com.termfleet.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValuationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void profit_is_the_change_of_the_equity() {
        Valuation first = Valuation.first(NOON, 1_000, 1_000, null, 0);

        Valuation floating = next(first, 1_000, 1_050, null).valuation();
        Valuation closed = next(floating, 1_050, 1_050, null).valuation();

        assertThat(floating.pending()).isEqualTo(50);
        assertThat(closed.pending()).isEqualTo(50);
        assertThat(next(closed, 1_050, 990, null).valuation().pending()).isEqualTo(-10);
    }

    @Test
    void what_is_open_at_the_first_report_may_belong_to_the_wallet() {
        assertThat(Valuation.first(NOON, 1_000, 1_050, null, 50).pending()).isEqualTo(50);
    }

    @Test
    void a_deposit_that_the_account_reports_is_no_profit() {
        Valuation first = Valuation.first(NOON, 1_000, 1_000, 1_000L, 0);

        Valuation.Step step = next(first, 1_530, 1_520, 1_500L);

        assertThat(step.transferred()).isEqualTo(500);
        assertThat(step.valuation().pending()).isEqualTo(20);
    }

    @Test
    void a_change_of_the_balance_that_members_have_paid_is_no_profit() {
        Valuation first = Valuation.first(NOON, 1_000, 1_050, null, 50);

        Valuation.Step one = next(first, 1_300, 1_349, null, 300L, 200L);
        Valuation.Step all = next(first, 1_500, 1_550, null, 300L, 200L);
        Valuation.Step out = next(first, 900, 950, null, -100L);

        assertThat(one.transferred()).isEqualTo(300);
        assertThat(one.valuation().pending()).isEqualTo(49);
        assertThat(all.transferred()).isEqualTo(500);
        assertThat(all.valuation().pending()).isEqualTo(50);
        assertThat(out.transferred()).isEqualTo(-100);
    }

    @Test
    void a_closed_trade_whose_profit_equals_an_investment_is_no_transfer() {
        Valuation floating = Valuation.first(NOON, 1_000, 1_300, null, 300);

        Valuation.Step closed = next(floating, 1_300, 1_300, null, 300L);

        assertThat(closed.transferred()).isZero();
        assertThat(closed.valuation().pending()).isEqualTo(300);
    }

    @Test
    void an_older_report_is_ignored() {
        Valuation first = Valuation.first(NOON, 1_000, 1_000, null, 0);

        Valuation.Step step = first.next(NOON.minusSeconds(1), 5_000, 5_000, null, List.of());

        assertThat(step.valuation()).isEqualTo(first);
        assertThat(step.transferred()).isZero();
    }

    private static Valuation.Step next(
            Valuation before, long balance, long equity, @Nullable Long deposits, Long... expected) {
        return before.next(before.at().plusSeconds(5), balance, equity, deposits, List.of(expected));
    }
}
