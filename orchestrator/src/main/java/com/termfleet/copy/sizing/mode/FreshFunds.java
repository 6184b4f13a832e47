package com.termfleet.copy.sizing.mode;

import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks that an account's figure may be calculated with. Pure. */
final class FreshFunds {

    private FreshFunds() {}

    /**
     * @param whose master or follower
     * @param name of the figure
     * @return why not; null if it is there, recent and above zero
     */
    static Size.@Nullable None against(
            String whose, String name, Function<Funds, Money> figure, Optional<Funds> funds, Instant now) {
        if (funds.isEmpty()) {
            return new Size.None(SizingReasons.missingFunds(whose, name));
        }
        Funds last = funds.get();
        if (last.isStale(now)) {
            return new Size.None(
                    SizingReasons.staleFunds(whose, name, Duration.between(last.at(), now), last.validFor()));
        }
        Money amount = figure.apply(last);
        return amount.amount().signum() > 0 ? null : new Size.None(SizingReasons.noFunds(whose, name, amount));
    }
}
