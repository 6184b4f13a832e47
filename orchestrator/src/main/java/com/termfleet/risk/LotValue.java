package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a volume is worth, or what margin it takes, in the account's currency: lots times {@code times} / {@code by}. Kept as
 * a fraction so that comparisons are exact.
 *
 * @param times above zero
 * @param by above zero
 */
public record LotValue(BigDecimal times, BigDecimal by) {

    private static final int LOT_DECIMALS = 16;
    private static final int VALUE_DECIMALS = 8;
    private static final int SHOWN_DECIMALS = 2;

    public boolean exceeds(Lots lots, Money limit) {
        return lots.value().multiply(times).compareTo(limit.amount().multiply(by)) > 0;
    }

    /** The largest volume that does not exceed the limit, to 16 decimals; none for a limit of zero or less. */
    public Lots most(Money limit) {
        if (!limit.isPositive()) {
            return Lots.ZERO;
        }
        return new Lots(limit.amount().multiply(by).divide(times, LOT_DECIMALS, RoundingMode.DOWN));
    }

    /** Rounded up to eight decimals. */
    public Money of(Lots lots) {
        return new Money(lots.value().multiply(times).divide(by, VALUE_DECIMALS, RoundingMode.UP));
    }

    /** Rounded to hundredths, for texts only. */
    public Money shown(Lots lots) {
        return new Money(lots.value().multiply(times).divide(by, SHOWN_DECIMALS, RoundingMode.HALF_UP));
    }

    LotValue dividedBy(BigDecimal divisor) {
        return new LotValue(times, by.multiply(divisor));
    }
}
