package com.termfleet.risk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.Proposals;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.limits.RiskLimitsJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RiskRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static RiskLimits limits(String json) {
        FieldErrors errors = new FieldErrors();
        RiskLimits limits = RiskLimitsJson.read(JSON.readTree(json), "risk", errors);
        errors.throwIfAny();
        return limits;
    }

    private static Assessment check(String account, String subscription, Proposals proposal) {
        return RiskCheck.check(RiskRules.of(limits(account), limits(subscription)), proposal.make());
    }

    @Test
    void the_order_of_the_rules_is_fixed() {
        RiskLimits all = limits("""
                {"allowedSymbols": ["A"], "deniedSymbols": ["B"], "allowedProductTypes": ["MIS"], "sides": "BUY",
                 "sessions": [{"days": ["MON"], "from": "22:00", "to": "06:00"}], "flatBeforeWeekend": true,
                 "newsWindows": {"calendar": "week"}, "equityBelow": 1, "equityAbove": 2,
                 "drawdownStops": [{"period": "WEEK", "percent": "5"}],
                 "template": {"name": "DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS", "profitTargetPercent": "10"},
                 "maxDailyLoss": 5, "maxTradesPerDay": 1, "maxOpenPositions": 1, "maxOpenPerSymbol": 1,
                 "maxSpreadPoints": 1, "maxDeviationPoints": 1, "maxLot": 1, "maxQuantity": 1, "maxOrderValue": 1,
                 "maxTotalLots": 1, "maxMarginUsePercent": 1, "maxLeverage": 1}
                """);

        assertThat(RiskRules.of(all, RiskLimits.NONE).stream()
                        .filter(rule -> rule.scope() == Scope.ACCOUNT)
                        .map(RiskRule::name))
                .containsExactly(
                        "stopOut",
                        "allowedSymbols",
                        "deniedSymbols",
                        "allowedProductTypes",
                        "sides",
                        "sessions",
                        "flatBeforeWeekend",
                        "newsWindows",
                        "equityBelow",
                        "equityAbove",
                        "drawdownStops",
                        "drawdownStops",
                        "drawdownStops",
                        "template",
                        "maxDailyLoss",
                        "maxTradesPerDay",
                        "maxOpenPositions",
                        "maxOpenPerSymbol",
                        "maxSpreadPoints",
                        "maxDeviationPoints",
                        "maxLot",
                        "maxQuantity",
                        "maxOrderValue",
                        "maxTotalLots",
                        "maxMarginUsePercent",
                        "maxLeverage");
        assertThat(RiskRules.of(all, all))
                .hasSize(2 * RiskRules.of(all, RiskLimits.NONE).size() - 2);
    }

    @Test
    void without_limits_only_stop_outs_are_looked_at() {
        assertThat(RiskRules.of(RiskLimits.NONE, RiskLimits.NONE))
                .containsExactly(new NotStoppedOut(Scope.ACCOUNT), new NotStoppedOut(Scope.SUBSCRIPTION));
        assertThat(check("{}", "{}", Proposals.usual().knowingNothing()).isRejected())
                .as("nothing needs to be known")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.5, 0.3", "0.5, 0.3, 0.3", "0.3, 0.3, 0.3"})
    void the_tighter_of_both_limits_holds(String account, String subscription, String lots) {
        Assessment assessment =
                check("{\"maxLot\": \"" + account + "\"}", "{\"maxLot\": \"" + subscription + "\"}", Proposals.usual());

        assertThat(assessment.lots()).isEqualTo(Lots.of(lots));
    }

    @Test
    void limits_of_the_account_count_what_all_subscriptions_have_open() {
        Proposals proposal = Proposals.usual()
                .open(Scope.ACCOUNT, List.of(Proposals.position("XAUUSD.m", "1.8")))
                .open(Scope.SUBSCRIPTION, List.of());

        assertThat(check("{\"maxTotalLots\": 2}", "{\"maxTotalLots\": 1}", proposal)
                        .lots())
                .isEqualTo(Lots.of("0.2"));
        assertThat(check("{\"maxTotalLots\": 3}", "{\"maxTotalLots\": 1}", proposal)
                        .lots())
                .isEqualTo(Lots.of("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"allowedProductTypes\": [\"MIS\"]",
                "\"newsWindows\": {\"calendar\": \"week\"}",
                "\"equityBelow\": 1",
                "\"equityAbove\": 1",
                "\"drawdownStops\": [{\"period\": \"WEEK\", \"percent\": \"5\"}]",
                "\"template\": \"DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS\"",
                "\"maxDailyLoss\": 5",
                "\"maxTradesPerDay\": 1",
                "\"maxOpenPositions\": 1",
                "\"maxOpenPerSymbol\": 1",
                "\"maxSpreadPoints\": 1",
                "\"maxDeviationPoints\": 1",
                "\"maxQuantity\": 1",
                "\"maxOrderValue\": 1",
                "\"maxTotalLots\": 1",
                "\"maxMarginUsePercent\": 1",
                "\"maxLeverage\": 1"
            })
    void a_limit_whose_data_are_missing_rejects(String limit) {
        Proposals nothing = Proposals.usual().knowingNothing();

        assertThat(check("{" + limit + "}", "{}", nothing).isRejected()).isTrue();
        assertThat(check("{}", "{" + limit + "}", nothing).isRejected()).isTrue();
    }
}
