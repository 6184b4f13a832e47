package com.termfleet.copy.sizing.mode;

import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** The master's lot x the follower's figure / the master's x the value; the figure is equity, balance or free margin. */
public final class FundsRatio implements SizingRule {

    private final String name;
    private final Function<Funds, Money> figure;

    /** @param name of the figure, in a sentence */
    public FundsRatio(String name, Function<Funds, Money> figure) {
        this.name = name;
        this.figure = figure;
    }

    @Override
    public Size of(SizingBasis basis) {
        Optional<Funds> master = basis.mastersFunds();
        Optional<Funds> follower = basis.followersFunds();
        Size.None unusable = FreshFunds.against("master", name, figure, master, basis.now());
        if (unusable == null) {
            unusable = FreshFunds.against("follower", name, figure, follower, basis.now());
        }
        if (unusable != null) {
            return unusable;
        }
        String masters = master.orElseThrow().currency();
        String followers = follower.orElseThrow().currency();
        if (masters != null && followers != null && !masters.equals(followers)) {
            return new Size.None(SizingReasons.otherCurrency(name, masters, followers));
        }
        return ratio(basis, amount(master), amount(follower));
    }

    private static Size ratio(SizingBasis basis, BigDecimal master, BigDecimal follower) {
        ExactLots lots =
                new ExactLots(basis.master().lot().value().multiply(follower).multiply(basis.value()), master);
        return new Size.Volume(
                lots,
                () -> ExactLots.of(basis.master().lot()) + " lot x " + follower.toPlainString() + " / "
                        + master.toPlainString() + " x " + basis.value().toPlainString() + " = " + lots);
    }

    private BigDecimal amount(Optional<Funds> funds) {
        return figure.apply(funds.orElseThrow()).amount();
    }
}
