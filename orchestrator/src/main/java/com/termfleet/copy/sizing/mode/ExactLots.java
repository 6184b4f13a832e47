package com.termfleet.copy.sizing.mode;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A volume in lots as a fraction, so that nothing is rounded before the volume step: a third of 0.87 lots is 0.29 lots, and
 * not a little less.
 *
 * @param numerator zero or above
 * @param denominator above zero
 */
public record ExactLots(BigDecimal numerator, BigDecimal denominator) {

    private static final int SHOWN_DIGITS = 6;
    private static final int SHOWN_DECIMALS = 2;
    private static final int KEPT_DECIMALS = 8;

    public ExactLots {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("lots must not be negative, was " + numerator + " / " + denominator);
        }
    }

    public static ExactLots of(Lots lots) {
        return new ExactLots(lots.value(), BigDecimal.ONE);
    }

    /** This volume times {@code part / whole}. */
    public ExactLots share(Lots part, Lots whole) {
        return new ExactLots(numerator.multiply(part.value()), denominator.multiply(whole.value()));
    }

    /** The largest multiple of {@code step} that is not above this volume; {@code step} is above zero. */
    public Lots floorTo(Lots step) {
        BigDecimal steps = numerator
                .divideToIntegralValue(denominator.multiply(step.value()))
                .setScale(0, RoundingMode.UNNECESSARY);
        return new Lots(steps.multiply(step.value()));
    }

    public boolean isAbove(Lots lots) {
        return numerator.compareTo(lots.value().multiply(denominator)) > 0;
    }

    /** With at most eight decimals, rounded down: for orders that are not rounded to a step, and to be shown. */
    public Lots lots() {
        return new Lots(numerator.divide(denominator, KEPT_DECIMALS, RoundingMode.DOWN));
    }

    /** For a person: at least two decimals, and no more than six digits of a long fraction. */
    @Override
    public String toString() {
        return shown(numerator.divide(denominator, MathContext.DECIMAL64));
    }

    static String shown(BigDecimal value) {
        BigDecimal exact = value.stripTrailingZeros();
        BigDecimal shown = exact.scale() > SHOWN_DIGITS ? exact.setScale(SHOWN_DIGITS, RoundingMode.DOWN) : exact;
        return shown.setScale(
                        Math.max(SHOWN_DECIMALS, shown.stripTrailingZeros().scale()), RoundingMode.DOWN)
                .toPlainString();
    }
}
