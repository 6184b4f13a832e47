package com.termfleet.compat.community;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers that JSON shows without an exponent: experts find them by searching for digits. */
final class Plain {

    private Plain() {}

    static BigDecimal number(BigDecimal value) {
        BigDecimal shown = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }

    static @Nullable BigDecimal numberOrNull(@Nullable BigDecimal value) {
        return value == null ? null : number(value);
    }
}
