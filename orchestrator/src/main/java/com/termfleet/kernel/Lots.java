package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A trading volume in lots, exact and never negative. Equality ignores trailing zeros: 0.10 equals 0.1. */
public record Lots(BigDecimal value) implements Comparable<Lots> {

    public static final Lots ZERO = new Lots(BigDecimal.ZERO);

    public Lots {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("lots must not be negative, was " + value.toPlainString());
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * @param text decimal digits with an optional point, for example {@code 0.29}
     * @throws IllegalArgumentException if it is not a plain decimal number, or negative
     */
    @JsonCreator
    public static Lots of(String text) {
        return new Lots(Decimals.parse(text));
    }

    public Lots times(BigDecimal factor) {
        return new Lots(value.multiply(factor));
    }

    /** This volume times {@code part / whole}, to 34 digits; round it to a step before it is sent anywhere. */
    public Lots share(Lots part, Lots whole) {
        return new Lots(value.multiply(part.value).divide(whole.value, MathContext.DECIMAL128));
    }

    public Lots plus(Lots other) {
        return new Lots(value.add(other.value));
    }

    public Lots minus(Lots other) {
        return new Lots(value.subtract(other.value));
    }

    /** The largest multiple of {@code step} that is not above this volume. A step of zero leaves it as it is. */
    public Lots floorTo(Lots step) {
        if (step.isZero()) {
            return this;
        }
        return new Lots(value.divide(step.value, 0, RoundingMode.DOWN).multiply(step.value));
    }

    public Lots min(Lots other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isBelow(Lots other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Lots other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal, no exponent: the form of the wire and of JSON. */
    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
