package com.termfleet.copy.exposure;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.Exposure;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.MissingData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sum of several parts: what is committed, what a transaction changes of it.
 *
 * @param worthOfOne what one lot at a price of one is worth in the account's currency; null if it is not known
 */
public record SummedExposure(List<Volumes> parts, Function<Symbol, @Nullable LotValue> worthOfOne) implements Exposure {

    private static final int DECIMALS = 8;

    public SummedExposure {
        parts = List.copyOf(parts);
    }

    public static SummedExposure ofAccount(
            List<AccountVolumes> parts, Function<Symbol, @Nullable LotValue> worthOfOne) {
        return new SummedExposure(parts.stream().map(AccountVolumes::all).toList(), worthOfOne);
    }

    /** @param subscription null for one that has no copies yet */
    public static SummedExposure ofSubscription(
            List<AccountVolumes> parts,
            @Nullable SubscriptionId subscription,
            Function<Symbol, @Nullable LotValue> worthOfOne) {
        List<Volumes> own = new ArrayList<>(parts.size());
        for (AccountVolumes part : parts) {
            Volumes volumes = subscription == null ? null : part.of(subscription);
            if (volumes != null) {
                own.add(volumes);
            }
        }
        return new SummedExposure(own, worthOfOne);
    }

    @Override
    public int positions() {
        int count = 0;
        for (Volumes part : parts) {
            count += part.all().count();
        }
        return count;
    }

    @Override
    public int positions(Symbol symbol) {
        int count = 0;
        for (Volumes part : parts) {
            count += part.of(symbol).count();
        }
        return count;
    }

    @Override
    public Lots lots() {
        BigDecimal lots = BigDecimal.ZERO;
        for (Volumes part : parts) {
            lots = lots.add(part.all().lots());
        }
        return new Lots(lots);
    }

    /** At the prices at which it was opened. */
    @Override
    public Money value() {
        Set<Symbol> symbols = new HashSet<>();
        parts.forEach(part -> symbols.addAll(part.symbols()));
        BigDecimal value = BigDecimal.ZERO;
        for (Symbol symbol : symbols) {
            value = value.add(value(symbol));
        }
        return new Money(value);
    }

    private BigDecimal value(Symbol symbol) {
        BigDecimal worth = BigDecimal.ZERO;
        BigDecimal unpriced = BigDecimal.ZERO;
        for (Volumes part : parts) {
            worth = worth.add(part.of(symbol).worth());
            unpriced = unpriced.add(part.of(symbol).unpriced());
        }
        LotValue one = worthOfOne.apply(symbol);
        if (unpriced.signum() != 0 || (one == null && worth.signum() != 0)) {
            throw new MissingData("The value of what is open in " + symbol + " is not known.");
        }
        return one == null ? BigDecimal.ZERO : worth.multiply(one.times()).divide(one.by(), DECIMALS, RoundingMode.UP);
    }
}
