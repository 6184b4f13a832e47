package com.termfleet.risk.stop;

import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.PeriodFigures;
import com.termfleet.risk.limits.DrawdownStop;
import com.termfleet.risk.limits.RiskLimits.Losses;
import com.termfleet.risk.limits.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stops an account or a subscription when it is reached; amounts in the account's currency. Pure. */
public sealed interface StopCondition {

    /** The condition with its numbers: a changed limit is another condition. */
    String key();

    /** The field of the limits that sets it. */
    String limit();

    /** The period whose end ends the stop-out; {@link Period#LIFETIME} if only a person ends it. */
    Period period();

    /** Whether what is open is closed when it is reached. */
    boolean closesAll();

    /** @return empty while it is not reached */
    Optional<Breach> breach(Ledger ledger);

    /** All conditions that the limits set, in the order in which they are checked. */
    static List<StopCondition> of(Losses losses) {
        List<StopCondition> conditions = new ArrayList<>();
        if (losses.equityBelow() != null) {
            conditions.add(new EquityBelow(losses.equityBelow()));
        }
        if (losses.equityAbove() != null) {
            conditions.add(new EquityAbove(losses.equityAbove()));
        }
        losses.allDrawdownStops().forEach(stop -> conditions.add(new Drawdown(stop)));
        losses.profitTarget().ifPresent(target -> conditions.add(new ProfitTarget(target, losses.closesAtTarget())));
        return conditions;
    }

    /** The equity is at the bound or below. */
    record EquityBelow(Money bound) implements StopCondition {

        @Override
        public String key() {
            return limit() + " " + bound;
        }

        @Override
        public String limit() {
            return "equityBelow";
        }

        @Override
        public Period period() {
            return Period.LIFETIME;
        }

        @Override
        public boolean closesAll() {
            return true;
        }

        @Override
        public Optional<Breach> breach(Ledger ledger) {
            Money equity = ledger.now().equity();
            return equity.compareTo(bound) <= 0
                    ? Optional.of(
                            new Breach(equity, bound, "the equity is " + equity.text() + ", not above " + bound.text()))
                    : Optional.empty();
        }
    }

    /** The equity is at the bound or above. */
    record EquityAbove(Money bound) implements StopCondition {

        @Override
        public String key() {
            return limit() + " " + bound;
        }

        @Override
        public String limit() {
            return "equityAbove";
        }

        @Override
        public Period period() {
            return Period.LIFETIME;
        }

        @Override
        public boolean closesAll() {
            return true;
        }

        @Override
        public Optional<Breach> breach(Ledger ledger) {
            Money equity = ledger.now().equity();
            return equity.compareTo(bound) >= 0
                    ? Optional.of(
                            new Breach(equity, bound, "the equity is " + equity.text() + ", not below " + bound.text()))
                    : Optional.empty();
        }
    }

    /** The equity of a period has fallen by the threshold. */
    record Drawdown(DrawdownStop stop) implements StopCondition {

        @Override
        public String key() {
            return limit() + " " + stop.period().name() + " " + stop.from().name() + " " + stop.threshold();
        }

        @Override
        public String limit() {
            return "drawdownStops";
        }

        @Override
        public Period period() {
            return stop.period();
        }

        @Override
        public boolean closesAll() {
            return stop.close();
        }

        @Override
        public Optional<Breach> breach(Ledger ledger) {
            PeriodFigures figures = ledger.of(stop.period());
            Money base = switch (stop.from()) {
                case HIGHEST_EQUITY -> figures.highestEquity();
                case STARTING_BALANCE -> figures.measuredFrom().balance();
                case STARTING_EQUITY -> figures.measuredFrom().equity();
            };
            Money loss = base.minus(ledger.now().equity());
            Money allowed = stop.threshold().of(base);
            if (loss.compareTo(allowed) < 0) {
                return Optional.empty();
            }
            String text = "the loss from the " + stop.period() + "'s " + stop.from() + " of " + base.text() + " is "
                    + loss.text() + ", the limit " + stop.threshold().text(base);
            return Optional.of(new Breach(loss, allowed, text));
        }
    }

    /** The equity is above the first balance by the threshold. */
    record ProfitTarget(Threshold threshold, boolean closesAll) implements StopCondition {

        @Override
        public String key() {
            return limit() + " profit " + threshold;
        }

        @Override
        public String limit() {
            return "template";
        }

        @Override
        public Period period() {
            return Period.LIFETIME;
        }

        @Override
        public Optional<Breach> breach(Ledger ledger) {
            Money base = ledger.of(Period.LIFETIME).measuredFrom().balance();
            Money profit = ledger.now().equity().minus(base);
            Money target = threshold.of(base);
            if (profit.compareTo(target) < 0) {
                return Optional.empty();
            }
            String text = "the profit since a balance of " + base.text() + " is " + profit.text() + ", the target "
                    + threshold.text(base);
            return Optional.of(new Breach(profit, target, text));
        }
    }
}
