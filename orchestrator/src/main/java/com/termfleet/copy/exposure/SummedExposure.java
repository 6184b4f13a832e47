package com.termfleet.copy.exposure;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.Exposure;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.MissingData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sum of several parts: what is committed, what a transaction changes of it, what was opened by hand.
 *
 * @param copies the account's, in parts that are to be added
 */
public record SummedExposure(List<Volumes> parts, List<AccountVolumes> copies, Worth worth) implements Exposure {

    public SummedExposure {
        parts = List.copyOf(parts);
        copies = List.copyOf(copies);
    }

    /**
     * What volumes are worth in the account's currency; null where that is not known.
     *
     * @param ofPrice of one lot at a price of one
     * @param margin of one lot
     */
    public record Worth(Function<Symbol, @Nullable LotValue> ofPrice, Function<Symbol, @Nullable LotValue> margin) {}

    /** @param others what the account has besides its copies; null if it has nothing */
    public static SummedExposure ofAccount(List<AccountVolumes> copies, @Nullable Volumes others, Worth worth) {
        List<Volumes> parts = new ArrayList<>(copies.size() + 1);
        copies.forEach(part -> parts.add(part.all()));
        if (others != null) {
            parts.add(others);
        }
        return new SummedExposure(parts, copies, worth);
    }

    /** @param subscription null for one that has no copies yet */
    public static SummedExposure ofSubscription(
            List<AccountVolumes> copies, @Nullable SubscriptionId subscription, Worth worth) {
        List<Volumes> own = new ArrayList<>(copies.size());
        for (AccountVolumes part : copies) {
            Volumes volumes = subscription == null ? null : part.of(subscription);
            if (volumes != null) {
                own.add(volumes);
            }
        }
        return new SummedExposure(own, copies, worth);
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
    public Money value(Symbol ordered, LotValue worthOfOrdered) {
        Set<Symbol> symbols = new HashSet<>();
        parts.forEach(part -> symbols.addAll(part.symbols()));
        Money value = Money.ZERO;
        for (Symbol symbol : symbols) {
            value = value.plus(sum(symbol, symbol.equals(ordered) ? worthOfOrdered : null));
        }
        return value;
    }

    /** @param now what one lot is worth now; null if that is not known */
    private Money sum(Symbol symbol, @Nullable LotValue now) {
        BigDecimal priced = BigDecimal.ZERO;
        BigDecimal unpriced = BigDecimal.ZERO;
        for (Volumes part : parts) {
            priced = priced.add(part.of(symbol).worth());
            unpriced = unpriced.add(part.of(symbol).unpriced());
        }
        return product(symbol, priced, worth.ofPrice().apply(symbol)).plus(product(symbol, unpriced, now));
    }

    private static Money product(Symbol symbol, BigDecimal lots, @Nullable LotValue one) {
        if (lots.signum() == 0) {
            return Money.ZERO;
        }
        if (one == null) {
            throw new MissingData("The value of what is open in " + symbol + " is not known.");
        }
        return one.of(new Lots(lots));
    }

    @Override
    public Money marginSince(Instant figures, Symbol ordered, LotValue margin) {
        Map<PairId, TradePair> recent = new HashMap<>();
        copies.forEach(part -> part.addRecent(figures, recent));
        Money sum = Money.ZERO;
        for (TradePair copy : recent.values()) {
            Symbol symbol = copy.wanted().symbol();
            LotValue one = symbol.equals(ordered) ? margin : worth.margin().apply(symbol);
            if (one == null) {
                throw new MissingData("The margin of what is being opened in " + symbol + " is not known.");
            }
            sum = sum.plus(one.of(AccountVolumes.lots(copy)));
        }
        return sum;
    }
}
