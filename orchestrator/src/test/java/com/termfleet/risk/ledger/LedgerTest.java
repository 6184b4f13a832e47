package com.termfleet.risk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MORNING = Instant.parse("2026-11-18T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-18T20:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-18T23:00:00Z");

    private final Ledger ledger = Ledger.begun(BERLIN, level("10000", "10000"), MORNING);

    private static Level level(String balance, String equity) {
        return new Level(Money.of(balance), Money.of(equity));
    }

    @Test
    void profit_and_loss_follow_from_balance_and_equity() {
        Ledger later = ledger.observed(level("9900.50", "9800.25"), EVENING);

        assertThat(later.closed(Period.DAY)).isEqualTo(Money.of("-99.50"));
        assertThat(later.floating()).isEqualTo(Money.of("-100.25"));
        assertThat(later.closed(Period.LIFETIME)).isEqualTo(Money.of("-99.50"));
    }

    @Test
    void the_highest_equity_is_kept() {
        Ledger later = ledger.observed(level("10000", "10500"), EVENING).observed(level("10000", "9000"), EVENING);

        assertThat(later.of(Period.DAY).highestEquity()).isEqualTo(Money.of("10500"));
        assertThat(later.of(Period.LIFETIME).highestEquity()).isEqualTo(Money.of("10500"));
    }

    @Test
    void a_new_day_begins_at_the_higher_of_the_levels_around_midnight() {
        Ledger before = ledger.observed(level("9000", "8800"), EVENING);

        Ledger gained = before.observed(level("9100", "9050"), MIDNIGHT);
        Ledger lost = before.observed(level("8900", "8700"), MIDNIGHT);

        assertThat(gained.of(Period.DAY).start()).isEqualTo(level("9100", "9050"));
        assertThat(lost.of(Period.DAY).start()).isEqualTo(level("9000", "8800"));
        assertThat(lost.closed(Period.DAY)).isEqualTo(Money.of("-100"));
        assertThat(lost.of(Period.DAY).highestEquity()).isEqualTo(Money.of("8800"));
        assertThat(lost.closed(Period.WEEK)).as("the week goes on").isEqualTo(Money.of("-1100"));
        assertThat(lost.of(Period.DAY).endsAt()).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    }

    @Test
    void several_days_without_figures_make_one_new_day() {
        Ledger later = ledger.observed(level("10000", "10000"), Instant.parse("2026-11-25T12:00:00Z"));

        assertThat(later.of(Period.DAY).startedAt()).isEqualTo(Instant.parse("2026-11-24T23:00:00Z"));
        assertThat(later.of(Period.WEEK).startedAt()).isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(later.of(Period.MONTH).startedAt()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(later.of(Period.LIFETIME).startedAt()).isEqualTo(MORNING);
    }

    @Test
    void at_a_later_moment_the_day_begins_anew_without_new_figures() {
        Ledger lost = ledger.observed(level("9000", "8800"), EVENING);

        assertThat(lost.at(MIDNIGHT.minusMillis(1)).closed(Period.DAY)).isEqualTo(Money.of("-1000"));
        assertThat(lost.at(MIDNIGHT).closed(Period.DAY)).isEqualTo(Money.of("0"));
        assertThat(lost.at(MIDNIGHT).at())
                .as("the figures are as old as before")
                .isEqualTo(EVENING);
    }

    @Test
    void figures_older_than_the_newest_are_ignored() {
        Ledger later = ledger.observed(level("9000", "9000"), EVENING);

        assertThat(later.observed(level("1", "1"), EVENING.minusMillis(1))).isEqualTo(later);
    }

    @Test
    void deposits_and_withdrawals_are_neither_profit_nor_loss() {
        Ledger later = ledger.observed(level("10100", "10200"), EVENING)
                .transferred(Money.of("-5000"))
                .observed(level("5100", "5200"), EVENING);

        assertThat(later.closed(Period.DAY)).isEqualTo(Money.of("100"));
        assertThat(later.of(Period.LIFETIME).highestEquity()).isEqualTo(Money.of("5200"));
        assertThat(later.of(Period.LIFETIME).measuredFrom()).isEqualTo(level("5000", "5000"));
    }

    @Test
    void measuring_anew_leaves_the_days_profit_and_loss() {
        Ledger lost = ledger.observed(level("9000", "8800"), EVENING);

        Ledger again = lost.measuredAnew(Period.DAY);

        assertThat(again.of(Period.DAY).highestEquity()).isEqualTo(Money.of("8800"));
        assertThat(again.of(Period.DAY).measuredFrom()).isEqualTo(level("9000", "8800"));
        assertThat(again.closed(Period.DAY)).isEqualTo(Money.of("-1000"));
        assertThat(again.of(Period.LIFETIME)).isEqualTo(lost.of(Period.LIFETIME));
    }

    @Test
    void another_zone_moves_the_ends_of_the_periods_only() {
        Ledger lost = ledger.observed(level("9000", "8800"), EVENING);

        Ledger moved = lost.inZone(ZoneId.of("America/New_York"));

        assertThat(moved.of(Period.DAY).endsAt()).isEqualTo(Instant.parse("2026-11-19T05:00:00Z"));
        assertThat(moved.of(Period.LIFETIME).startedAt()).isEqualTo(MORNING);
        assertThat(moved.closed(Period.DAY)).isEqualTo(Money.of("-1000"));
    }

    @Test
    void a_day_of_25_hours_ends_after_25_hours() {
        Instant begin = Instant.parse("2026-10-24T22:00:00Z");
        Ledger autumn = Ledger.begun(BERLIN, level("1000", "1000"), begin).observed(level("900", "900"), begin);

        assertThat(autumn.at(Instant.parse("2026-10-25T22:59:59Z")).closed(Period.DAY))
                .isEqualTo(Money.of("-100"));
        assertThat(autumn.at(Instant.parse("2026-10-25T23:00:00Z")).closed(Period.DAY))
                .isEqualTo(Money.of("0"));
    }
}
