package com.termfleet.copy.sizing.mode;

import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As large as loses the value, in per cent of the follower's equity, when the copy's stop loss is reached. The tick value is
 * in the account's currency, so nothing is to be converted.
 */
public final class RiskPercent implements SizingRule {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public Size of(SizingBasis basis) {
        SymbolMatch.Found symbol = basis.copy().symbol();
        Reason against = againstTrade(basis, symbol);
        if (against != null || symbol == null) {
            return new Size.None(
                    against != null
                            ? against
                            : SizingReasons.missingTicks(basis.master().symbol()));
        }
        Optional<Funds> funds = basis.followersFunds();
        Size.None unusable = FreshFunds.against("follower", "equity", Funds::equity, funds, basis.now());
        if (unusable != null) {
            return unusable;
        }
        return sized(basis, symbol, funds.orElseThrow().equity().amount());
    }

    private static @Nullable Reason againstTrade(SizingBasis basis, SymbolMatch.@Nullable Found symbol) {
        if (basis.copy().stopLoss().isNone()) {
            return SizingReasons.noStopLoss();
        }
        if (basis.copy().price().isNone()) {
            return SizingReasons.noPrice();
        }
        if (distance(basis).signum() <= 0) {
            return SizingReasons.stopLossOnTheWrongSide(
                    basis.copy().stopLoss(), basis.copy().price());
        }
        if (symbol != null
                && (symbol.tickValue().signum() == 0 || symbol.spec().tickSize().signum() == 0)) {
            return SizingReasons.missingTicks(symbol.spec().symbol());
        }
        return null;
    }

    private static Size sized(SizingBasis basis, SymbolMatch.Found symbol, BigDecimal equity) {
        BigDecimal risk = equity.multiply(basis.value());
        BigDecimal lossPerLot = distance(basis).multiply(symbol.tickValue());
        ExactLots lots = new ExactLots(risk.multiply(symbol.spec().tickSize()), lossPerLot.multiply(HUNDRED));
        ExactLots shownLoss = new ExactLots(lossPerLot, symbol.spec().tickSize());
        return new Size.Volume(
                lots,
                () -> basis.value().toPlainString() + " % of the equity " + equity.toPlainString() + " = "
                        + ExactLots.shown(risk.divide(HUNDRED)) + "; one lot loses " + shownLoss
                        + " at the stop loss: " + lots);
    }

    /** How far the price moves against the copy until its stop loss. */
    private static BigDecimal distance(SizingBasis basis) {
        BigDecimal price = basis.copy().price().value();
        BigDecimal stopLoss = basis.copy().stopLoss().value();
        return basis.copy().side() == Side.BUY ? price.subtract(stopLoss) : stopLoss.subtract(price);
    }
}
