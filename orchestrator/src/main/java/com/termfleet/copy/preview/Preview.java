package com.termfleet.copy.preview;

import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Steps;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a signal would become.
 *
 * @param lots 0 if it is skipped
 * @param stopLoss 0 means none, as does takeProfit
 * @param risk null if it is skipped
 * @param reason why it would be skipped, for a person; null if it is copied
 */
public record Preview(
        Outcome outcome,
        OrderType type,
        Symbol symbol,
        Lots lots,
        Price stopLoss,
        Price takeProfit,
        @Nullable MoneyAtRisk risk,
        List<StepView> steps,
        @Nullable String reason) {

    public enum Outcome {
        COPY,
        SKIP
    }

    /** @param lots the volume after the step; null before there is one */
    public record StepView(
            String rule, String text, @Nullable Lots lots) {

        static StepView of(Steps.Step step) {
            return new StepView(step.rule().name(), step.text(), step.lots());
        }
    }

    /** @param risk of an order */
    static Preview of(Plan plan, Stops stops, List<Steps.Step> steps, Function<Wanted, MoneyAtRisk> risk) {
        return switch (plan) {
            case Plan.Order order -> of(Outcome.COPY, order.wanted(), stops, risk.apply(order.wanted()), steps, null);
            case Plan.Wait wait -> of(Outcome.SKIP, wait.wanted(), stops, null, steps, wait.reason());
            case Plan.Skip skip -> of(Outcome.SKIP, skip.wanted(), stops, null, steps, skip.reason());
        };
    }

    private static Preview of(
            Outcome outcome,
            Wanted wanted,
            Stops stops,
            @Nullable MoneyAtRisk risk,
            List<Steps.Step> steps,
            @Nullable Reason reason) {
        return new Preview(
                outcome,
                wanted.type(),
                wanted.symbol(),
                wanted.volume(),
                stops.stopLoss(),
                stops.takeProfit(),
                risk,
                steps.stream().map(StepView::of).toList(),
                reason == null ? null : reason.text());
    }
}
