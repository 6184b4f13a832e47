package com.termfleet.copy.quality;

import com.termfleet.copy.CopyProgress.Position;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a fill is from the price of the master's position. Above zero: worse for the follower.
 *
 * @param points in ticks of the follower's symbol, rounded to a tenth
 * @param money in the currency of the follower's account, for the filled volume; null if the tick's value is not known
 * @param currency null if the account has not reported it
 */
record Slippage(
        BigDecimal points, @Nullable Money money, @Nullable String currency) {

    private static final int POINT_DIGITS = 1;
    private static final int MONEY_DIGITS = 8;

    /** Null if the master's price or the size of a tick is not known. */
    static @Nullable Slippage of(Position position, SymbolMatch symbol, @Nullable String currency) {
        if (position.masterPrice().isNone() || !(symbol instanceof SymbolMatch.Found found)) {
            return null;
        }
        BigDecimal tick = found.spec().tickSize();
        if (tick.signum() == 0) {
            return null;
        }
        BigDecimal worse = worse(position);
        BigDecimal points = worse.divide(tick, POINT_DIGITS, RoundingMode.HALF_EVEN);
        if (found.tickValue().signum() == 0) {
            return new Slippage(points, null, null);
        }
        BigDecimal money = worse.multiply(found.tickValue())
                .multiply(position.lots().value())
                .divide(tick, MONEY_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return new Slippage(points, new Money(money.setScale(Math.max(0, money.scale()))), currency);
    }

    private static BigDecimal worse(Position position) {
        BigDecimal above =
                position.price().value().subtract(position.masterPrice().value());
        return position.side() == Side.BUY ? above : above.negate();
    }
}
