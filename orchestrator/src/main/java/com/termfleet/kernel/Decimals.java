package com.termfleet.kernel;

import java.math.BigDecimal;

/** Parses decimal numbers: point, optional minus sign, no exponent, no grouping, at most 30 characters. */
public final class Decimals {

    private static final int MAX_LENGTH = 30;

    private Decimals() {}

    /** @throws IllegalArgumentException if it is not such a number */
    public static BigDecimal parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw notDecimal();
        }
        boolean digit = false;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c == '.' && !point) {
                point = true;
            } else if (c != '-' || i > 0) {
                throw notDecimal();
            }
        }
        if (!digit) {
            throw notDecimal();
        }
        return new BigDecimal(text);
    }

    private static IllegalArgumentException notDecimal() {
        return new IllegalArgumentException("expected a decimal number such as 0.10");
    }
}
