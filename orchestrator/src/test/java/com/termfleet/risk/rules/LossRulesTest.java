package com.termfleet.risk.rules;

import static com.termfleet.risk.rules.Verdicts.assertAllowed;
import static com.termfleet.risk.rules.Verdicts.assertLacksData;
import static com.termfleet.risk.rules.Verdicts.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Money;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.DrawdownStop;
import com.termfleet.risk.limits.DrawdownStop.From;
import com.termfleet.risk.limits.Threshold;
import com.termfleet.risk.stop.StopCondition;
import com.termfleet.risk.stop.StopOut;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossRulesTest {

    private static Proposals at(String balance, String equity) {
        return Proposals.usual().ledger(Scope.ACCOUNT, Proposals.ledger(balance, equity));
    }

    private static StopConditionNotReached not(StopCondition condition) {
        return new StopConditionNotReached(Scope.ACCOUNT, condition);
    }

    @Test
    void the_daily_loss_is_what_was_closed_and_what_floats() {
        MaxDailyLoss rule = new MaxDailyLoss(Scope.ACCOUNT, Money.of("500"));

        assertAllowed(rule, at("9800", "9500.01"));
        assertRejected(
                rule,
                at("9800", "9500"),
                RiskCode.LOSS_LIMIT,
                "The account's loss of today is 500.00 USD (closed -200.00, floating -300.00); the limit is 500.00 USD."
                        + " Nothing is opened until the day ends.");
        assertRejected(
                rule,
                at("9400", "9499.99"),
                RiskCode.LOSS_LIMIT,
                "The account's loss of today is 500.01 USD (closed -600.00, floating 99.99); the limit is 500.00 USD."
                        + " Nothing is opened until the day ends.");
        assertAllowed(rule, at("11000", "10500"));
    }

    @Test
    void each_scope_has_its_own_profit_and_loss() {
        Proposals proposal = at("9000", "9000");

        assertAllowed(new MaxDailyLoss(Scope.SUBSCRIPTION, Money.of("500")), proposal);
    }

    @Test
    void profit_and_loss_that_are_missing_or_old_reject() {
        MaxDailyLoss rule = new MaxDailyLoss(Scope.ACCOUNT, Money.of("500"));

        assertLacksData(rule, Proposals.usual().ledger(Scope.ACCOUNT, null));
        assertAllowed(rule, Proposals.usual().at("2026-11-18T11:00:15Z"));
        assertLacksData(rule, Proposals.usual().at("2026-11-18T11:00:15.001Z"));
    }

    @Test
    void a_drawdown_rejects_from_its_stop_on() {
        StopConditionNotReached rule = not(new StopCondition.Drawdown(
                new DrawdownStop(Period.DAY, From.HIGHEST_EQUITY, new Threshold.Percent(new BigDecimal("5")), true)));

        assertAllowed(rule, at("10000", "9500.01"));
        assertRejected(
                rule,
                at("10000", "9500"),
                RiskCode.LOSS_LIMIT,
                "The account is stopped out: the loss from the day's highest equity of 10000.00 is 500.00,"
                        + " the limit 500.00 (5 %).");
        assertLacksData(rule, Proposals.usual().ledger(Scope.ACCOUNT, null));
    }

    @Test
    void bounds_of_the_equity_reject_from_the_bound_on() {
        StopConditionNotReached below = not(new StopCondition.EquityBelow(Money.of("9000")));
        StopConditionNotReached above = not(new StopCondition.EquityAbove(Money.of("11000")));

        assertAllowed(below, at("10000", "9000.01"));
        assertRejected(
                below,
                at("10000", "9000"),
                RiskCode.LOSS_LIMIT,
                "The account is stopped out: the equity is 9000.00, not above 9000.00.");
        assertAllowed(above, at("10000", "10999.99"));
        assertRejected(
                above,
                at("10000", "11000.01"),
                RiskCode.PROFIT_TARGET,
                "The account is stopped out: the equity is 11000.01, not below 11000.00.");
    }

    @Test
    void a_profit_target_rejects_from_the_target_on() {
        StopConditionNotReached rule =
                not(new StopCondition.ProfitTarget(new Threshold.Percent(new BigDecimal("10")), true));

        assertAllowed(rule, at("10900", "10999.99"));
        assertRejected(
                rule,
                at("10900", "11000"),
                RiskCode.PROFIT_TARGET,
                "The account is stopped out: the profit since a balance of 10000.00 is 1000.00,"
                        + " the target 1000.00 (10 %).");
    }

    @Test
    void an_active_stop_out_rejects_though_the_loss_is_made_up_for() {
        StopCondition condition = new StopCondition.Drawdown(
                new DrawdownStop(Period.DAY, From.HIGHEST_EQUITY, new Threshold.Amount(Money.of("500")), true));
        StopOut stopOut = StopOut.newlyReached(
                        Scope.ACCOUNT, List.of(condition), Proposals.ledger("10000", "9500"), List.of(), Proposals.NOON)
                .getFirst();
        NotStoppedOut rule = new NotStoppedOut(Scope.ACCOUNT);

        assertRejected(
                rule,
                Proposals.usual().stopOuts(Scope.ACCOUNT, List.of(stopOut)),
                RiskCode.STOPPED_OUT,
                "The account is stopped out since 2026-11-18 12:00 Europe/Berlin: the loss from the day's highest"
                        + " equity of 10000.00 is 500.00, the limit 500.00. It ends at 2026-11-19 00:00 Europe/Berlin, or"
                        + " when a person ends it.");
        assertAllowed(rule, Proposals.usual().stopOuts(Scope.ACCOUNT, List.of(stopOut.ended(Proposals.NOON))));
        assertAllowed(rule, Proposals.usual().stopOuts(Scope.SUBSCRIPTION, List.of(stopOut)));
        assertAllowed(
                rule,
                Proposals.usual().stopOuts(Scope.ACCOUNT, List.of(stopOut)).at("2026-11-18T23:00:00Z"));
    }

    @Test
    void an_account_without_a_time_zone_of_its_own_is_told_times_in_utc() {
        assertThat(Proposals.usual().zone(ZoneOffset.UTC).make().shown(Proposals.NOON))
                .isEqualTo("2026-11-18 11:00 UTC");
    }
}
