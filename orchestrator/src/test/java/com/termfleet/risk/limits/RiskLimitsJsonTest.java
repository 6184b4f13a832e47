package com.termfleet.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.limits.DrawdownStop.From;
import com.termfleet.risk.news.Impact;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RiskLimitsJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ALL = """
            {"allowedSymbols": ["EURUSD", "XAUUSD.m"], "deniedSymbols": ["BTCUSD"], "allowedProductTypes": ["MIS"],
             "sides": "BUY",
             "sessions": [{"days": ["MON", "TUESDAY"], "from": "22:00", "to": "06:00", "zone": "Europe/London"}],
             "maxLot": "0.30", "maxQuantity": 1000, "maxOrderValue": 500000.5, "maxOpenPositions": 3,
             "maxOpenPerSymbol": 1, "maxTotalLots": "2", "maxMarginUsePercent": "50", "maxLeverage": 10,
             "maxSpreadPoints": 20, "maxDeviationPoints": "15.5", "maxTradesPerDay": 0, "maxDailyLoss": "500.00",
             "drawdownStops": [{"period": "WEEK", "percent": "5", "close": true},
                               {"period": "LIFETIME", "amount": 1000, "from": "STARTING_BALANCE"}],
             "equityBelow": "5000", "equityAbove": "20000",
             "newsWindows": {"calendar": "week", "minutesBefore": 5, "minutesAfter": 30, "currencies": ["USD"],
                             "impact": "HIGH"},
             "flatBeforeWeekend": {"from": "FRI 20:00", "to": "SUN 23:00", "zone": "Europe/Berlin"},
             "timeZone": "America/New_York",
             "template": {"name": "DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS", "dailyLossPercent": "4",
                          "maxLossPercent": "8", "profitTargetPercent": "10", "close": false}}
            """;

    private static RiskLimits read(String json) {
        FieldErrors errors = new FieldErrors();
        RiskLimits limits = RiskLimitsJson.read(JSON.readTree(json), "risk", errors);
        errors.throwIfAny();
        return limits;
    }

    @Test
    void every_field_is_optional() {
        assertThat(read("{}")).isEqualTo(RiskLimits.NONE);
        assertThat(RiskLimitsJson.write(RiskLimits.NONE).toString()).isEqualTo("{}");
        assertThat(read("{\"maxLot\": null, \"sides\": \"BOTH\", \"sessions\": [], \"flatBeforeWeekend\": false}"))
                .isEqualTo(RiskLimits.NONE);
    }

    @Test
    void all_limits_are_read() {
        RiskLimits limits = read(ALL);

        assertThat(limits.permitted())
                .isEqualTo(new RiskLimits.Permitted(
                        Set.of(Symbol.of("EURUSD"), Symbol.of("XAUUSD.m")),
                        Set.of(Symbol.of("BTCUSD")),
                        Set.of("MIS"),
                        Sides.BUY));
        assertThat(limits.times())
                .isEqualTo(new RiskLimits.Times(
                        List.of(new TradingSession(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                                LocalTime.of(22, 0),
                                LocalTime.of(6, 0),
                                ZoneId.of("Europe/London"))),
                        new NewsWindows(
                                "week", Duration.ofMinutes(5), Duration.ofMinutes(30), Set.of("USD"), Impact.HIGH),
                        new FlatBeforeWeekend(
                                new FlatBeforeWeekend.Moment(DayOfWeek.FRIDAY, LocalTime.of(20, 0)),
                                new FlatBeforeWeekend.Moment(DayOfWeek.SUNDAY, LocalTime.of(23, 0)),
                                ZoneId.of("Europe/Berlin")),
                        ZoneId.of("America/New_York")));
        assertThat(limits.sizes())
                .isEqualTo(new RiskLimits.Sizes(
                        Lots.of("0.3"),
                        new BigDecimal("1000"),
                        Money.of("500000.5"),
                        Lots.of("2"),
                        new BigDecimal("50"),
                        new BigDecimal("10")));
        assertThat(limits.counts()).isEqualTo(new RiskLimits.Counts(3, 1, 0));
        assertThat(limits.execution())
                .isEqualTo(new RiskLimits.Execution(new BigDecimal("20"), new BigDecimal("15.5")));
        assertThat(limits.losses())
                .isEqualTo(new RiskLimits.Losses(
                        Money.of("500.00"),
                        List.of(
                                new DrawdownStop(
                                        Period.WEEK,
                                        From.HIGHEST_EQUITY,
                                        new Threshold.Percent(new BigDecimal("5")),
                                        true),
                                new DrawdownStop(
                                        Period.LIFETIME,
                                        From.STARTING_BALANCE,
                                        new Threshold.Amount(Money.of("1000")),
                                        false)),
                        Money.of("5000"),
                        Money.of("20000"),
                        new Template(
                                Template.Kind.DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS,
                                new BigDecimal("4"),
                                new BigDecimal("8"),
                                new BigDecimal("10"),
                                false)));
    }

    @Test
    void what_is_written_is_read_again_as_the_same() {
        RiskLimits limits = read(ALL);

        assertThat(read(RiskLimitsJson.write(limits).toString())).isEqualTo(limits);
    }

    @Test
    void short_forms_are_read() {
        RiskLimits limits = read("""
                {"template": "DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS", "flatBeforeWeekend": true,
                 "newsWindows": {"calendar": "week"},
                 "sessions": [{"days": ["SUN"], "from": "00:00", "to": "24:00"}]}
                """);

        assertThat(limits.losses().template())
                .isEqualTo(Template.usual(Template.Kind.DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS));
        assertThat(limits.times().flatBeforeWeekend()).isEqualTo(FlatBeforeWeekend.USUAL);
        assertThat(limits.times().newsWindows())
                .isEqualTo(
                        new NewsWindows("week", Duration.ofMinutes(15), Duration.ofMinutes(15), Set.of(), Impact.LOW));
        assertThat(limits.times().sessions().getFirst().to()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(read(RiskLimitsJson.write(limits).toString())).isEqualTo(limits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"maxLot": "much"}                            | risk.maxLot must be a decimal number such as "0.10"
            {"maxLot": true}                              | risk.maxLot must be a decimal number such as "0.10"
            {"maxLot": 1e999999999}                       | risk.maxLot must be a decimal number such as "0.10"
            {"maxLot": 0}                                 | risk.maxLot must be above 0
            {"maxLot": "-0.1"}                            | risk.maxLot must be above 0
            {"maxLot": "0.123456789"}                     | risk.maxLot must be at most 1000000000000 and have at most 8 decimals
            {"maxSpreadPoints": -1}                       | risk.maxSpreadPoints must be 0 or more
            {"maxOpenPositions": 1.5}                     | risk.maxOpenPositions must be a whole number between 0 and 1000000
            {"maxTradesPerDay": "3"}                      | risk.maxTradesPerDay must be a whole number between 0 and 1000000
            {"sides": "UP"}                               | risk.sides must be one of BUY, SELL, BOTH
            {"allowedSymbols": "EURUSD"}                  | risk.allowedSymbols must be a list of at most 500 entries
            {"allowedSymbols": ["EURUSD", " "]}           | risk.allowedSymbols[1] must be a symbol of 1 to 64 characters
            {"sessions": [{"days": ["MON"], "from": "9", "to": "17:00"}]} | risk.sessions[0].from must be a time such as 22:00
            {"sessions": [{"days": ["MON"], "from": "09:00"}]} | risk.sessions[0].to is required
            {"sessions": [{"days": [], "from": "09:00", "to": "17:00"}]} | risk.sessions[0].days must name at least one day
            {"sessions": [{"days": ["MOON"], "from": "09:00", "to": "17:00"}]} | risk.sessions[0].days[0] must be a day such as MON; risk.sessions[0].days must name at least one day
            {"sessions": [{"days": ["MON"], "from": "09:00", "to": "17:00", "zone": "Mars"}]} | risk.sessions[0].zone must be a time zone such as Europe/London
            {"drawdownStops": [{"percent": 5}]}           | risk.drawdownStops[0].period is required
            {"drawdownStops": [{"period": "YEAR", "percent": 5}]} | risk.drawdownStops[0].period must be one of DAY, WEEK, MONTH, LIFETIME
            {"drawdownStops": [{"period": "DAY"}]}        | risk.drawdownStops[0].percent or amount must be set, one of them
            {"drawdownStops": [{"period": "DAY", "percent": 5, "amount": 5}]} | risk.drawdownStops[0].percent or amount must be set, one of them
            {"drawdownStops": [{"period": "DAY", "percent": 101}]} | risk.drawdownStops[0].percent must be at most 100
            {"drawdownStops": [{"period": "DAY", "percent": 5, "close": "yes"}]} | risk.drawdownStops[0].close must be true or false
            {"equityBelow": 10, "equityAbove": 10}        | risk.equityAbove must be above equityBelow
            {"template": "GOOD"}                          | risk.template must be one of DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS, DAILY_LOSS_FROM_EQUITY_STATIC_MAX_LOSS, DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS, DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS
            {"template": {}}                              | risk.template.name is required
            {"timeZone": "Mars"}                          | risk.timeZone must be the name of a time zone such as Europe/London or UTC
            {"timeZone": "+01:00"}                        | risk.timeZone must be the name of a time zone such as Europe/London or UTC
            {"newsWindows": {"calendar": "w", "currencies": ["usd"]}} | risk.newsWindows.currencies[0] must be a currency's code of three capitals such as USD
            {"flatBeforeWeekend": 1}                      | risk.flatBeforeWeekend must be a JSON object
            {"flatBeforeWeekend": {"from": "FRI"}}        | risk.flatBeforeWeekend.from must be a day and a time such as "FRI 16:30"
            {"flatBeforeWeekend": {"from": "SUN 17:00"}}  | risk.flatBeforeWeekend.to must differ from from
            {"maxlot": 1}                                 | risk.maxlot is not a field that can be set here
            []                                            | risk must be a JSON object
            """)
    void a_bad_value_is_told_with_its_field_and_what_is_expected(String json, String message) {
        InvalidInputException error = catchThrowableOfType(InvalidInputException.class, () -> read(json));

        assertThat(error).hasMessage(message);
    }

    @Test
    void all_bad_values_are_told_at_once() {
        InvalidInputException error = catchThrowableOfType(
                InvalidInputException.class, () -> read("{\"maxLot\": 0, \"sides\": 7, \"other\": 1}"));

        assertThat(error.errors())
                .extracting(InvalidInputException.FieldError::field)
                .containsExactlyInAnyOrder("risk.maxLot", "risk.sides", "risk.other");
    }
}
