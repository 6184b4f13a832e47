package com.termfleet.risk.rules;

import com.termfleet.risk.RiskRule;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.limits.Sides;
import com.termfleet.risk.stop.StopCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The risk rules in their order: what rejects at once first, what reduces last. */
public final class RiskRules {

    /** Makes the rules of one kind; none if the limit is not set. */
    private interface Line {

        Stream<? extends RiskRule> of(Scope scope, RiskLimits limits);
    }

    private static final List<Line> ORDER = List.of(
            (scope, limits) -> Stream.of(new NotStoppedOut(scope)),
            (scope, limits) ->
                    ifAny(AllowedSymbols::new, scope, limits.permitted().allowedSymbols()),
            (scope, limits) ->
                    ifAny(DeniedSymbols::new, scope, limits.permitted().deniedSymbols()),
            (scope, limits) ->
                    ifAny(AllowedProductTypes::new, scope, limits.permitted().allowedProductTypes()),
            (scope, limits) -> ifSet(AllowedSides::new, scope, oneSide(limits)),
            (scope, limits) -> sessions(scope, limits),
            (scope, limits) -> ifSet(FlatOverWeekend::new, scope, limits.times().flatBeforeWeekend()),
            (scope, limits) -> ifSet(NoNews::new, scope, limits.times().newsWindows()),
            (scope, limits) -> StopCondition.of(limits.losses()).stream()
                    .map(condition -> new StopConditionNotReached(scope, condition)),
            (scope, limits) -> ifSet(MaxDailyLoss::new, scope, limits.losses().maxDailyLoss()),
            (scope, limits) ->
                    ifSet(MaxTradesPerDay::new, scope, limits.counts().maxTradesPerDay()),
            (scope, limits) ->
                    ifSet(MaxOpenPositions::new, scope, limits.counts().maxOpenPositions()),
            (scope, limits) ->
                    ifSet(MaxOpenPerSymbol::new, scope, limits.counts().maxOpenPerSymbol()),
            (scope, limits) -> ifSet(MaxSpread::new, scope, limits.execution().maxSpreadPoints()),
            (scope, limits) ->
                    ifSet(MaxDeviation::new, scope, limits.execution().maxDeviationPoints()),
            (scope, limits) -> ifSet(MaxLot::new, scope, limits.sizes().maxLot()),
            (scope, limits) -> ifSet(MaxQuantity::new, scope, limits.sizes().maxQuantity()),
            (scope, limits) -> ifSet(MaxOrderValue::new, scope, limits.sizes().maxOrderValue()),
            (scope, limits) -> ifSet(MaxTotalLots::new, scope, limits.sizes().maxTotalLots()),
            (scope, limits) -> ifSet(MaxMarginUse::new, scope, limits.sizes().maxMarginUsePercent()),
            (scope, limits) -> ifSet(MaxLeverage::new, scope, limits.sizes().maxLeverage()));

    private RiskRules() {}

    /**
     * The rules for the orders of one subscription. Both limits apply, so the tighter of each holds; of one kind the
     * account's rule is asked before the subscription's. To be made once per change of the limits, not per order.
     *
     * @param account of the follower's account, over all its subscriptions
     * @param subscription of the subscription alone
     */
    public static List<RiskRule> of(RiskLimits account, RiskLimits subscription) {
        List<RiskRule> rules = new ArrayList<>();
        for (Line line : ORDER) {
            line.of(Scope.ACCOUNT, account).forEach(rules::add);
            line.of(Scope.SUBSCRIPTION, subscription).forEach(rules::add);
        }
        return List.copyOf(rules);
    }

    private static <T> Stream<RiskRule> ifSet(
            BiFunction<Scope, T, ? extends RiskRule> rule, Scope scope, @Nullable T limit) {
        return limit == null ? Stream.empty() : Stream.of(rule.apply(scope, limit));
    }

    private static <T> Stream<RiskRule> ifAny(
            BiFunction<Scope, Set<T>, ? extends RiskRule> rule, Scope scope, Set<T> values) {
        return values.isEmpty() ? Stream.empty() : Stream.of(rule.apply(scope, values));
    }

    private static Stream<RiskRule> sessions(Scope scope, RiskLimits limits) {
        return limits.times().sessions().isEmpty()
                ? Stream.empty()
                : Stream.of(new Sessions(scope, limits.times().sessions()));
    }

    private static @Nullable Sides oneSide(RiskLimits limits) {
        return limits.permitted().sides() == Sides.BOTH
                ? null
                : limits.permitted().sides();
    }
}
