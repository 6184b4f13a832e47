package com.termfleet.copy.exposure;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Number and lots of what is open or ordered, by symbol. What one transaction changes is kept as a difference, whose sums can
 * be negative. Not thread-safe.
 */
public final class Volumes {

    private static final OfSymbol NOTHING = new OfSymbol();

    private final OfSymbol all = new OfSymbol();
    private final Map<Symbol, OfSymbol> bySymbol = new HashMap<>();

    static final class OfSymbol {

        private int count;
        private BigDecimal lots = BigDecimal.ZERO;
        /** Lots times price of what has a price. */
        private BigDecimal worth = BigDecimal.ZERO;
        /** Lots of what has none yet, as an order at the market before its fill. */
        private BigDecimal unpriced = BigDecimal.ZERO;

        private void change(int sign, BigDecimal volume, Price price) {
            count += sign;
            BigDecimal signed = sign < 0 ? volume.negate() : volume;
            lots = lots.add(signed);
            if (price.isNone()) {
                unpriced = unpriced.add(signed);
            } else {
                worth = worth.add(signed.multiply(price.value()));
            }
        }

        int count() {
            return count;
        }

        BigDecimal lots() {
            return lots;
        }

        BigDecimal worth() {
            return worth;
        }

        BigDecimal unpriced() {
            return unpriced;
        }
    }

    /** @param price none if it is not known */
    public void add(Symbol symbol, Lots lots, Price price) {
        change(1, symbol, lots, price);
    }

    void remove(Symbol symbol, Lots lots, Price price) {
        change(-1, symbol, lots, price);
    }

    private void change(int sign, Symbol symbol, Lots lots, Price price) {
        all.change(sign, lots.value(), price);
        OfSymbol changed = bySymbol.computeIfAbsent(symbol, s -> new OfSymbol());
        changed.change(sign, lots.value(), price);
        if (changed.count == 0 && changed.lots.signum() == 0 && changed.worth.signum() == 0) {
            bySymbol.remove(symbol);
        }
    }

    OfSymbol all() {
        return all;
    }

    OfSymbol of(Symbol symbol) {
        @Nullable OfSymbol known = bySymbol.get(symbol);
        return known == null ? NOTHING : known;
    }

    Set<Symbol> symbols() {
        return bySymbol.keySet();
    }
}
