package com.termfleet.risk.limits;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;

/** How much may be lost or gained: an amount, or a share of what it is counted from. */
public sealed interface Threshold {

    /** The amount, for a count from {@code base}; exact. */
    Money of(Money base);

    /** For people: the amount, and how it came about. */
    String text(Money base);

    /** @param value in the account's currency, above zero */
    record Amount(Money value) implements Threshold {

        @Override
        public Money of(Money base) {
            return value;
        }

        @Override
        public String text(Money base) {
            return value.text();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** @param value above zero, 100 is all */
    record Percent(BigDecimal value) implements Threshold {

        @Override
        public Money of(Money base) {
            return base.percent(value);
        }

        @Override
        public String text(Money base) {
            return of(base).text() + " (" + this + ")";
        }

        @Override
        public String toString() {
            return value.toPlainString() + " %";
        }
    }
}
