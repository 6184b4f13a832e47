package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import java.util.List;

/** Sums up a list whenever it is asked, for tests. */
public record ListedExposure(List<OpenPosition> listed) implements Exposure {

    public ListedExposure {
        listed = List.copyOf(listed);
    }

    @Override
    public int positions() {
        return listed.size();
    }

    @Override
    public int positions(Symbol symbol) {
        return (int) listed.stream()
                .filter(position -> position.symbol().equals(symbol))
                .count();
    }

    @Override
    public Lots lots() {
        return listed.stream().map(OpenPosition::lots).reduce(Lots.ZERO, Lots::plus);
    }

    @Override
    public Money marginSince(Instant figures, Symbol symbol, LotValue ordered) {
        return Money.ZERO;
    }

    @Override
    public Money value(Symbol symbol, LotValue ordered) {
        Money sum = Money.ZERO;
        for (OpenPosition position : listed) {
            if (position.value() == null) {
                throw new MissingData("The value of what is open in " + position.symbol() + " is not known.");
            }
            sum = sum.plus(position.value());
        }
        return sum;
    }
}
