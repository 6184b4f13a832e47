package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact amount in an account's currency; may be negative. The scale is kept as given: 10.50 stays 10.50. */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final int SHARE_DECIMALS = 8;
    private static final int LEAST_DECIMALS = 2;

    /**
     * @param text decimal digits with an optional sign and point
     * @throws IllegalArgumentException if it is not a plain decimal number
     */
    @JsonCreator
    public static Money of(String text) {
        return new Money(Decimals.parse(text));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    /** This many hundredths of the amount, exact: the result has as many decimals as that takes. */
    public Money percent(BigDecimal percent) {
        return new Money(amount.multiply(percent).movePointLeft(2));
    }

    /** The share that {@code part} has of {@code whole}; rounded to eight decimals. */
    public Money share(Lots part, Lots whole) {
        return new Money(amount.multiply(part.value()).divide(whole.value(), SHARE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** For people: exact, with two decimals or with as many as it takes. */
    public String text() {
        int decimals = Math.max(LEAST_DECIMALS, amount.stripTrailingZeros().scale());
        return amount.setScale(decimals).toPlainString();
    }

    /** Plain decimal, no exponent: the form of the wire and of JSON. */
    @Override
    @JsonValue
    public String toString() {
        return amount.toPlainString();
    }
}
