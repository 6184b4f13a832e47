package com.termfleet.risk.stop;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.limits.DrawdownStop;
import com.termfleet.risk.limits.DrawdownStop.From;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.limits.Template;
import com.termfleet.risk.limits.Threshold;
import com.termfleet.risk.stop.StopCondition.Drawdown;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopConditionTest {

    private static final Instant YESTERDAY = Instant.parse("2026-11-17T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-18T08:00:00Z");

    private static Level level(String balance, String equity) {
        return new Level(Money.of(balance), Money.of(equity));
    }

    /** Began at 10,000; the day began at a balance of 9,800 and an equity of 9,900. */
    private static Ledger at(String equity) {
        return Ledger.begun(ZoneId.of("UTC"), level("10000", "10000"), YESTERDAY)
                .observed(level("9800", "9900"), YESTERDAY.plusSeconds(1))
                .observed(level("9800", "9900"), MORNING)
                .observed(level("9800", equity), MORNING.plusSeconds(1));
    }

    private static Threshold percent(String value) {
        return new Threshold.Percent(new BigDecimal(value));
    }

    private static boolean reached(Period period, From from, Threshold threshold, Ledger ledger) {
        return new Drawdown(new DrawdownStop(period, from, threshold, true))
                .breach(ledger)
                .isPresent();
    }

    @Test
    void a_drawdown_is_reached_when_equity_has_fallen_by_the_percentage_of_the_highest() {
        assertThat(reached(Period.DAY, From.HIGHEST_EQUITY, percent("5"), at("9405.01")))
                .isFalse();
        assertThat(reached(Period.DAY, From.HIGHEST_EQUITY, percent("5"), at("9405.00")))
                .isTrue();
        assertThat(reached(Period.DAY, From.HIGHEST_EQUITY, percent("5"), at("9404.99")))
                .isTrue();
    }

    @Test
    void a_drawdown_is_reached_when_equity_has_fallen_by_the_amount() {
        Threshold hundred = new Threshold.Amount(Money.of("100"));

        assertThat(reached(Period.DAY, From.STARTING_BALANCE, hundred, at("9700.01")))
                .isFalse();
        assertThat(reached(Period.DAY, From.STARTING_BALANCE, hundred, at("9700")))
                .isTrue();
        assertThat(reached(Period.DAY, From.STARTING_EQUITY, hundred, at("9800.01")))
                .isFalse();
        assertThat(reached(Period.DAY, From.STARTING_EQUITY, hundred, at("9800")))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEEK", "MONTH", "LIFETIME"})
    void a_longer_period_counts_from_its_own_begin(Period period) {
        Threshold hundred = new Threshold.Amount(Money.of("100"));

        assertThat(reached(period, From.STARTING_BALANCE, hundred, at("9900.01")))
                .isFalse();
        assertThat(reached(period, From.STARTING_BALANCE, hundred, at("9900"))).isTrue();
    }

    @Test
    void a_drawdown_tells_its_numbers() {
        Breach breach = new Drawdown(new DrawdownStop(Period.DAY, From.HIGHEST_EQUITY, percent("5"), true))
                .breach(at("9400"))
                .orElseThrow();

        assertThat(breach.measured()).isEqualTo(Money.of("500"));
        assertThat(breach.limit()).isEqualByComparingTo(Money.of("495"));
        assertThat(breach.text())
                .isEqualTo("the loss from the day's highest equity of 9900.00 is 500.00, the limit 495.00 (5 %)");
    }

    @Test
    void an_account_without_equity_is_in_drawdown() {
        Ledger empty = Ledger.begun(ZoneId.of("UTC"), level("0", "0"), MORNING);

        assertThat(reached(Period.DAY, From.HIGHEST_EQUITY, percent("5"), empty))
                .isTrue();
    }

    @Test
    void bounds_of_the_equity_are_reached_at_the_bound() {
        StopCondition below = new StopCondition.EquityBelow(Money.of("9000"));
        StopCondition above = new StopCondition.EquityAbove(Money.of("11000"));

        assertThat(below.breach(at("9000.01"))).isEmpty();
        assertThat(below.breach(at("9000.00"))).isPresent();
        assertThat(below.breach(at("8999.99"))).isPresent();
        assertThat(above.breach(at("10999.99"))).isEmpty();
        assertThat(above.breach(at("11000.00"))).isPresent();
        assertThat(above.breach(at("11000.01"))).isPresent();
    }

    @Test
    void a_template_sets_daily_loss_maximum_loss_and_profit_target() {
        Template template = new Template(
                Template.Kind.DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS,
                new BigDecimal("4"),
                new BigDecimal("8"),
                new BigDecimal("10"),
                true);
        List<StopCondition> conditions = StopCondition.of(new RiskLimits.Losses(null, List.of(), null, null, template));

        assertThat(conditions)
                .containsExactly(
                        new Drawdown(new DrawdownStop(Period.DAY, From.STARTING_EQUITY, percent("4"), true)),
                        new Drawdown(new DrawdownStop(Period.LIFETIME, From.HIGHEST_EQUITY, percent("8"), true)),
                        new StopCondition.ProfitTarget(percent("10"), true));
    }

    @ParameterizedTest
    @EnumSource
    void each_template_counts_as_its_name_tells(Template.Kind kind) {
        List<DrawdownStop> stops = Template.usual(kind).stops();

        From daily = kind.name().contains("FROM_BALANCE") ? From.STARTING_BALANCE : From.STARTING_EQUITY;
        From lifetime = kind.name().contains("TRAILING") ? From.HIGHEST_EQUITY : From.STARTING_BALANCE;
        assertThat(stops).extracting(DrawdownStop::from).containsExactly(daily, lifetime);
        assertThat(stops).extracting(DrawdownStop::period).containsExactly(Period.DAY, Period.LIFETIME);
    }

    @Test
    void a_profit_target_counts_from_the_first_balance() {
        StopCondition target = new StopCondition.ProfitTarget(percent("10"), true);

        assertThat(target.breach(at("10999.99"))).isEmpty();
        assertThat(target.breach(at("11000"))).isPresent();
    }

    @Test
    void a_trailing_loss_follows_the_highest_equity_and_a_static_one_does_not() {
        Ledger rich = at("12000").observed(level("9800", "11000"), MORNING.plus(Duration.ofSeconds(2)));

        assertThat(reached(Period.LIFETIME, From.HIGHEST_EQUITY, percent("8"), rich))
                .isTrue();
        assertThat(reached(Period.LIFETIME, From.STARTING_BALANCE, percent("8"), rich))
                .isFalse();
    }
}
