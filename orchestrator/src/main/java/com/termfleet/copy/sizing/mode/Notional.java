package com.termfleet.copy.sizing.mode;

import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;

/**
 * As many units as the master, times the value: the master's lot x its contract size x the value / the follower's contract
 * size.
 */
public final class Notional implements SizingRule {

    @Override
    public Size of(SizingBasis basis) {
        BigDecimal master = basis.mastersContract();
        if (master.signum() == 0) {
            return new Size.None(
                    SizingReasons.missingContract("master", basis.master().symbol()));
        }
        BigDecimal follower = basis.followersContract();
        if (follower.signum() == 0) {
            return new Size.None(SizingReasons.missingContract("follower", followersSymbol(basis)));
        }
        ExactLots lots =
                new ExactLots(basis.master().lot().value().multiply(master).multiply(basis.value()), follower);
        return new Size.Volume(
                lots,
                () -> ExactLots.of(basis.master().lot()) + " lot x " + master.toPlainString() + " units x "
                        + basis.value().toPlainString() + " / " + follower.toPlainString() + " units = " + lots);
    }

    private static Symbol followersSymbol(SizingBasis basis) {
        return basis.copy().symbol() == null
                ? basis.master().symbol()
                : basis.copy().symbol().spec().symbol();
    }
}
