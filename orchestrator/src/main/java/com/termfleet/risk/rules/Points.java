package com.termfleet.risk.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Distances of prices in points. */
final class Points {

    private Points() {}

    /** Rounded up to tenths, for texts only. */
    static String shown(BigDecimal distance, BigDecimal point) {
        BigDecimal points = distance.divide(point, 1, RoundingMode.UP).stripTrailingZeros();
        return points.toPlainString();
    }
}
