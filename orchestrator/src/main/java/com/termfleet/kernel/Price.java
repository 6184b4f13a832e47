package com.termfleet.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A price in the instrument's quote currency, exact and never negative. {@link #NONE} (zero) means that there is none,
 * as the protocol and MT5 write an absent stop loss or take profit.
 */
public record Price(BigDecimal value) implements Comparable<Price> {

    public static final Price NONE = new Price(BigDecimal.ZERO);

    public Price {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("price must not be negative, was " + value.toPlainString());
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * @param text decimal digits with an optional point; empty means {@link #NONE}
     * @throws IllegalArgumentException if it is not a plain decimal number, or negative
     */
    @JsonCreator
    public static Price of(String text) {
        return text.isEmpty() ? NONE : new Price(Decimals.parse(text));
    }

    public boolean isNone() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Price other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal, no exponent: the form of the wire and of JSON. */
    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
