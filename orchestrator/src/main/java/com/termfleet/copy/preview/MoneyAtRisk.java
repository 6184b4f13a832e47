package com.termfleet.copy.preview;

import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a copy that is opened at the signal's price loses when the price reaches its stop loss, without costs and slippage.
 *
 * @param amount in the account's currency; null if it is unlimited or not known
 * @param currency null if the account has not reported it
 * @param text "42.10 USD at risk", or why there is no amount
 */
public record MoneyAtRisk(@Nullable Money amount, @Nullable String currency, String text) {

    private static final int EXACT_DIGITS = 8;
    private static final int SHOWN_DIGITS = 2;

    /** @param price at which it is opened */
    static MoneyAtRisk of(Wanted wanted, Price price, Price stopLoss, SymbolMatch symbol, @Nullable String currency) {
        if (stopLoss.isNone()) {
            return without("No stop loss: the loss is unlimited.");
        }
        if (price.isNone()) {
            return without("The money at risk is not known: the signal has no price.");
        }
        BigDecimal distance = distance(wanted.type().side(), price, stopLoss);
        if (distance.signum() <= 0) {
            return without("The stop loss lies on the wrong side of the price: the broker would refuse it.");
        }
        if (!(symbol instanceof SymbolMatch.Found found)
                || found.tickValue().signum() == 0
                || found.spec().tickSize().signum() == 0) {
            return without("The money at risk is not known: the account has not reported what a tick of "
                    + wanted.symbol() + " is worth.");
        }
        BigDecimal loss = distance.multiply(found.tickValue())
                .multiply(wanted.volume().value())
                .divide(found.spec().tickSize(), EXACT_DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal exact = loss.stripTrailingZeros();
        String shown = loss.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP).toPlainString();
        return new MoneyAtRisk(
                new Money(exact.setScale(Math.max(SHOWN_DIGITS, exact.scale()))),
                currency,
                shown + (currency == null ? "" : " " + currency) + " at risk");
    }

    /** The account's expert sizes by itself, so nobody here knows how much. */
    static MoneyAtRisk decidedByExpert() {
        return without("The money at risk is not known: the account's expert decides the size.");
    }

    private static MoneyAtRisk without(String text) {
        return new MoneyAtRisk(null, null, text);
    }

    private static BigDecimal distance(Side side, Price price, Price stopLoss) {
        BigDecimal below = price.value().subtract(stopLoss.value());
        return side == Side.BUY ? below : below.negate();
    }
}
