package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.Order;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.stop.Breach;
import com.termfleet.risk.stop.StopOut;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each risk limit under, at and over its bound: a signal of the master goes in, and the order to the follower or the reason of
 * the skip comes out.
 */
class EachRiskLimitTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /**
     * @param limits of the account
     * @param situation of the follower, in words
     * @param lots of the master
     * @param outcome what the result begins with
     */
    private record Case(
            String limits,
            String situation,
            Consumer<LimitedFollower> before,
            OrderType type,
            String lots,
            String outcome) {

        Case(String limits, String situation, Consumer<LimitedFollower> before, String lots, String outcome) {
            this(limits, situation, before, OrderType.BUY, lots, outcome);
        }

        Case(String limits, String lots, String outcome) {
            this(limits, "nothing open", follower -> {}, lots, outcome);
        }

        @Override
        public String toString() {
            return limits + " with " + situation + ": " + type + " " + lots + " becomes " + outcome;
        }
    }

    private static Stream<Case> what_is_permitted() {
        return Stream.of(
                new Case("{'allowedSymbols': ['EURUSD']}", "0.50", "0.5 lots"),
                new Case("{'allowedSymbols': ['XAUUSD']}", "0.50", "RISK_LIMIT"),
                new Case("{'deniedSymbols': ['XAUUSD']}", "0.50", "0.5 lots"),
                new Case("{'deniedSymbols': ['EURUSD']}", "0.50", "RISK_LIMIT"),
                new Case("{'sides': 'BUY'}", "0.50", "0.5 lots"),
                new Case("{'sides': 'BUY'}", "nothing open", f -> {}, OrderType.SELL, "0.50", "RISK_LIMIT"),
                new Case("{'sides': 'SELL'}", "nothing open", f -> {}, OrderType.SELL, "0.50", "0.5 lots"),
                new Case("{'allowedProductTypes': ['FOREX']}", "0.50", "0.5 lots"),
                new Case("{'allowedProductTypes': ['CFD', 'STOCK']}", "0.50", "RISK_LIMIT"),
                new Case(
                        "{'allowedProductTypes': ['FOREX']}",
                        "a broker that does not tell the type",
                        f -> f.productType(null),
                        "0.50",
                        "RISK_DATA_MISSING"));
    }

    private static Stream<Case> how_large_an_order_may_be() {
        return Stream.of(
                new Case("{'maxLot': '0.30'}", "0.29", "0.29 lots"),
                new Case("{'maxLot': '0.30'}", "0.30", "0.3 lots"),
                new Case("{'maxLot': '0.30'}", "0.31", "0.3 lots"),
                new Case("{'maxQuantity': '30000'}", "0.29", "0.29 lots"),
                new Case("{'maxQuantity': '30000'}", "0.30", "0.3 lots"),
                new Case("{'maxQuantity': '30000'}", "0.31", "0.3 lots"),
                new Case("{'maxQuantity': '999'}", "0.31", "RISK_LIMIT"),
                new Case("{'maxOrderValue': '33000'}", "0.29", "0.29 lots"),
                new Case("{'maxOrderValue': '33000'}", "0.30", "0.3 lots"),
                new Case("{'maxOrderValue': '33000'}", "0.31", "0.3 lots"),
                new Case(
                        "{'maxOrderValue': '33000'}",
                        "an unknown tick value",
                        LimitedFollower::tickValueUnknown,
                        "0.10",
                        "RISK_DATA_MISSING"));
    }

    private static Stream<Case> how_much_may_be_open() {
        return Stream.of(
                new Case("{'maxOpenPositions': 2}", "one open", f -> f.holding("0.1"), "0.50", "0.5 lots"),
                new Case("{'maxOpenPositions': 2}", "two open", f -> f.holding("0.1", "0.1"), "0.50", "RISK_LIMIT"),
                new Case("{'maxOpenPositions': 1}", "one closed", f -> f.traded(1), "0.50", "0.5 lots"),
                new Case(
                        "{'maxOpenPositions': 1, 'includeManual': true}",
                        "one by hand",
                        f -> f.openedByHand("0.1"),
                        "0.50",
                        "RISK_LIMIT"),
                new Case("{'maxOpenPerSymbol': 1}", "gold open", f -> f.holdingOf("XAUUSD", "0.1"), "0.50", "0.5 lots"),
                new Case("{'maxOpenPerSymbol': 1}", "EURUSD open", f -> f.holding("0.1"), "0.50", "RISK_LIMIT"),
                new Case(
                        "{'maxOpenPerSymbol': 1, 'includeManual': true}",
                        "one by hand",
                        f -> f.openedByHand("0.1"),
                        "0.50",
                        "RISK_LIMIT"),
                new Case("{'maxTotalLots': '1.00'}", "0.50 open", f -> f.holding("0.50"), "0.49", "0.49 lots"),
                new Case("{'maxTotalLots': '1.00'}", "0.50 open", f -> f.holding("0.50"), "0.50", "0.5 lots"),
                new Case("{'maxTotalLots': '1.00'}", "0.50 open", f -> f.holding("0.50"), "0.51", "0.5 lots"),
                new Case("{'maxTotalLots': '1.00'}", "1.00 open", f -> f.holding("1.00"), "0.10", "RISK_LIMIT"),
                new Case(
                        "{'maxTotalLots': '1.00', 'includeManual': true}",
                        "0.70 by hand",
                        f -> f.openedByHand("0.70"),
                        "0.50",
                        "0.3 lots"),
                new Case(
                        "{'maxMarginUsePercent': '50'}", "4,000 used", f -> f.marginInUse("4000"), "0.49", "0.49 lots"),
                new Case("{'maxMarginUsePercent': '50'}", "4,000 used", f -> f.marginInUse("4000"), "0.50", "0.5 lots"),
                new Case("{'maxMarginUsePercent': '50'}", "4,000 used", f -> f.marginInUse("4000"), "0.51", "0.5 lots"),
                new Case(
                        "{'maxMarginUsePercent': '50'}",
                        "5,000 used",
                        f -> f.marginInUse("5000"),
                        "0.10",
                        "RISK_LIMIT"),
                new Case(
                        "{'maxMarginUsePercent': '50'}", "2.00 since then", f -> f.holding("2.00"), "0.51", "0.5 lots"),
                new Case(
                        "{'maxMarginUsePercent': '50'}", "2.00 in flight", f -> f.ordering("2.00"), "0.51", "0.5 lots"),
                new Case(
                        "{'maxMarginUsePercent': '50'}",
                        "neither margin nor leverage",
                        LimitedFollower::marginUnknown,
                        "0.10",
                        "RISK_DATA_MISSING"),
                new Case("{'maxLeverage': '11'}", "0.50 open", f -> f.holding("0.50"), "0.49", "0.49 lots"),
                new Case("{'maxLeverage': '11'}", "0.40 in flight", f -> f.ordering("0.40"), "0.61", "0.6 lots"),
                new Case("{'maxLeverage': '11'}", "nothing open", f -> {}, "1.00", "1 lots"),
                new Case("{'maxLeverage': '11'}", "nothing open", f -> {}, "1.01", "1 lots"),
                new Case("{'maxLeverage': '11'}", "1.00 open", f -> f.holding("1.00"), "0.10", "RISK_LIMIT"));
    }

    private static Stream<Case> when_may_be_opened() {
        return Stream.of(
                new Case("{'maxTradesPerDay': 2}", "one today", f -> f.traded(1), "0.50", "0.5 lots"),
                new Case("{'maxTradesPerDay': 2}", "two today", f -> f.traded(2), "0.50", "RISK_LIMIT"),
                new Case(
                        "{'maxTradesPerDay': 1}",
                        "one refused",
                        LimitedFollower::refusedByTheBroker,
                        "0.50",
                        "0.5 lots"),
                new Case(
                        "{'maxTradesPerDay': 2}",
                        "two before midnight",
                        f -> f.traded(2).at("2026-03-03T00:00", ZoneOffset.UTC),
                        "0.50",
                        "0.5 lots"),
                new Case(
                        "{'maxTradesPerDay': 2, 'timeZone': 'America/New_York'}",
                        "two before midnight in UTC, the same day in New York",
                        f -> f.at("2026-03-02T18:00", NEW_YORK).traded(2).at("2026-03-02T23:59", NEW_YORK),
                        "0.50",
                        "RISK_LIMIT"),
                new Case(
                        "{'maxTradesPerDay': 2, 'timeZone': 'America/New_York'}",
                        "two before midnight in New York",
                        f -> f.at("2026-03-02T18:00", NEW_YORK).traded(2).at("2026-03-03T00:00", NEW_YORK),
                        "0.50",
                        "0.5 lots"),
                session("08:00", "09:00", "0.5 lots"),
                session("08:01", "09:00", "RISK_LIMIT"),
                session("07:00", "08:00", "RISK_LIMIT"),
                new Case(
                        "{'sessions': [{'days': ['MON'], 'from': '03:00', 'to': '04:00'}], 'timeZone': 'America/New_York'}",
                        "0.50",
                        "0.5 lots"),
                new Case(
                        "{'newsWindows': {}}",
                        "news in 16 min",
                        f -> f.newsAt("2026-03-02T08:16:00Z"),
                        "0.50",
                        "0.5 lots"),
                new Case(
                        "{'newsWindows': {}}",
                        "news in 15 min",
                        f -> f.newsAt("2026-03-02T08:15:00Z"),
                        "0.50",
                        "RISK_LIMIT"),
                new Case(
                        "{'newsWindows': {}}",
                        "news 15 min ago",
                        f -> f.newsAt("2026-03-02T07:45:00Z"),
                        "0.50",
                        "RISK_LIMIT"),
                new Case(
                        "{'newsWindows': {}}",
                        "news 16 min ago",
                        f -> f.newsAt("2026-03-02T07:44:00Z"),
                        "0.50",
                        "0.5 lots"),
                new Case("{'newsWindows': {}}", "no calendar", f -> {}, "0.50", "RISK_DATA_MISSING"),
                weekend("2026-03-06T16:29:59", "0.5 lots"),
                weekend("2026-03-06T16:30:00", "RISK_LIMIT"),
                weekend("2026-03-08T16:59:59", "RISK_LIMIT"),
                weekend("2026-03-08T17:00:00", "0.5 lots"));
    }

    private static Case session(String from, String to, String outcome) {
        return new Case(
                "{'sessions': [{'days': ['MON'], 'from': '%s', 'to': '%s'}]}".formatted(from, to), "0.50", outcome);
    }

    private static Case weekend(String time, String outcome) {
        return new Case(
                "{'flatBeforeWeekend': true}", time + " in New York", f -> f.at(time, NEW_YORK), "0.50", outcome);
    }

    private static Stream<Case> what_may_be_lost() {
        String daily = "{'maxDailyLoss': '500'}";
        String drawdown = "{'drawdownStops': [{'period': 'WEEK', 'percent': '5'}]}";
        String balance = "{'template': 'DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS'}";
        String trailing = "{'template': {'name': 'DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS', 'dailyLossPercent': '50',"
                + " 'maxLossPercent': '10', 'profitTargetPercent': '25'}}";
        return Stream.of(
                lost(daily, "9500.01", "10000", "0.5 lots"),
                lost(daily, "9500", "10000", "RISK_LIMIT"),
                lost(daily, "9499.99", "10000", "RISK_LIMIT"),
                new Case(daily, "nothing reported", f -> {}, "0.50", "RISK_DATA_MISSING"),
                lost(drawdown, "9975.01", "10500", "0.5 lots"),
                lost(drawdown, "9975", "10500", "RISK_LIMIT"),
                lost("{'equityBelow': '9000'}", "9000.01", "10000", "0.5 lots"),
                lost("{'equityBelow': '9000'}", "9000", "10000", "RISK_LIMIT"),
                lost("{'equityAbove': '11000'}", "10999.99", "11000", "0.5 lots"),
                lost("{'equityAbove': '11000'}", "11000", "11000", "RISK_LIMIT"),
                lost(balance, "9500.01", "12000", "0.5 lots"),
                lost(balance, "9500", "12000", "RISK_LIMIT"),
                lost(trailing, "10800.01", "12000", "0.5 lots"),
                lost(trailing, "10800", "12000", "RISK_LIMIT"),
                lost(trailing, "12499.99", "12499.99", "0.5 lots"),
                lost(trailing, "12500", "12500", "RISK_LIMIT"),
                new Case(
                        "{}", "a stop-out until 09:00", f -> f.stoppedOut(until("09:00", null)), "0.50", "STOPPED_OUT"),
                new Case("{}", "a stop-out until 08:00", f -> f.stoppedOut(until("08:00", null)), "0.50", "0.5 lots"),
                new Case("{}", "one ended by hand", f -> f.stoppedOut(until("09:00", "07:59")), "0.50", "0.5 lots"));
    }

    private static Case lost(String limits, String equity, String highest, String outcome) {
        return new Case(
                limits,
                "equity " + equity + " after " + highest,
                f -> f.equity(equity).afterHighest(highest),
                "0.50",
                outcome);
    }

    private static StopOut until(String end, @Nullable String endedByHand) {
        return new StopOut(
                Scope.ACCOUNT,
                "a",
                "drawdownStops",
                Period.DAY,
                Instant.parse("2026-03-02T07:00:00Z"),
                Instant.parse("2026-03-02T" + end + ":00Z"),
                true,
                new Breach(Money.of("600"), Money.of("500"), "the equity fell by 600"),
                endedByHand == null ? null : Instant.parse("2026-03-02T" + endedByHand + ":00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "what_is_permitted",
        "how_large_an_order_may_be",
        "how_much_may_be_open",
        "when_may_be_opened",
        "what_may_be_lost"
    })
    void a_signal_becomes_an_order_or_is_skipped_with_a_reason(Case limited) {
        LimitedFollower follower = new LimitedFollower();
        limited.before().accept(follower);
        follower.limit(limited.limits().replace('\'', '"'));
        assertThat(follower.open(limited.type(), limited.lots())).startsWith(limited.outcome());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("what_may_be_lost")
    void losses_of_a_subscription_are_limited_alike(Case limited) {
        LimitedFollower follower = new LimitedFollower().losingBySubscription();
        limited.before().accept(follower);
        follower.limitSubscription(limited.limits().replace('\'', '"'));
        assertThat(follower.open(limited.type(), limited.lots())).startsWith(limited.outcome());
    }

    @Test
    void a_loss_of_the_account_is_none_of_the_subscription_and_the_other_way_round() {
        String limits = "{\"maxDailyLoss\": \"500\"}";
        LimitedFollower account = new LimitedFollower().losingByAccount();
        account.equity("9000").afterHighest("10000");
        account.losingBySubscription().equity("10000").afterHighest("10000");
        account.limitSubscription(limits);
        assertThat(account.open(OrderType.BUY, "0.50")).isEqualTo("0.5 lots");

        LimitedFollower subscription = new LimitedFollower().losingBySubscription();
        subscription.equity("9000").afterHighest("10000");
        subscription.losingByAccount().equity("10000").afterHighest("10000");
        subscription.limit(limits);
        assertThat(subscription.open(OrderType.BUY, "0.50")).isEqualTo("0.5 lots");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"what_is_permitted", "how_large_an_order_may_be", "how_much_may_be_open", "when_may_be_opened"})
    void a_close_passes_whatever_the_limit_says(Case limited) {
        LimitedFollower follower = new LimitedFollower();
        follower.rig.copied(700, "0.10");
        limited.before().accept(follower);
        follower.limit(limited.limits().replace('\'', '"'));
        follower.rig.sent();
        follower.rig.close(700);
        boolean closedAlready = limited.limits().contains("flatBeforeWeekend")
                && limited.outcome().equals("RISK_LIMIT");
        assertThat(follower.rig.sent()).hasSize(closedAlready ? 0 : 1);
    }

    @Test
    void limits_on_prices_go_to_the_expert_that_checks_them() {
        LimitedFollower follower = new LimitedFollower();
        follower.limit("{\"maxSpreadPoints\": \"20\", \"maxDeviationPoints\": \"15.5\"}");
        follower.limitSubscription("{\"maxSpreadPoints\": \"30\", \"maxDeviationPoints\": \"10\"}");
        follower.rig.open(100, "0.50");
        Order.Open order = follower.rig.sentOpen();
        assertThat(order.limits().spread()).isEqualByComparingTo("20");
        assertThat(order.limits().deviation()).isEqualByComparingTo("10");

        follower.rig.refused(order, 0, "SPREAD_LIMIT 21 points, limit 20");
        assertThat(follower.rig.pairOf(100).status()).hasToString("SKIPPED");
        assertThat(follower.rig.reasonOf(100)).hasToString("RISK_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxSpreadPoints", "maxDeviationPoints"})
    void a_limit_on_prices_that_the_expert_does_not_check_lets_nothing_be_opened(String limit) {
        LimitedFollower follower = new LimitedFollower().expertDoesNotCheckPrices();
        follower.limit("{\"" + limit + "\": \"20\"}");
        assertThat(follower.open(OrderType.BUY, "0.50")).startsWith("RISK_DATA_MISSING");
    }

    @Test
    void what_was_opened_today_still_counts_after_a_restart() {
        LimitedFollower follower = new LimitedFollower().traded(2);
        follower.rig.pass(Duration.ofMinutes(5));
        follower.rig.restart();
        follower.connectAgain();
        follower.limit("{\"maxTradesPerDay\": 2}");
        assertThat(follower.open(OrderType.BUY, "0.50")).startsWith("RISK_LIMIT");
    }

    @Test
    void limits_of_a_subscription_count_neither_other_subscriptions_nor_what_is_opened_by_hand() {
        LimitedFollower follower = new LimitedFollower().openedByHand("0.50");
        follower.limitSubscription("{\"maxOpenPositions\": 1, \"maxTradesPerDay\": 1}");
        assertThat(follower.open(OrderType.BUY, "0.50")).isEqualTo("0.5 lots");
    }
}
