package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pip sizes and the prices that were seen last in an account's traffic. Not thread-safe. */
public final class Market {

    private final Map<Symbol, BigDecimal> pipSizes = new HashMap<>();
    private final Map<Symbol, Price> prices = new HashMap<>();

    /** @param sizes by instrument */
    public void pips(Map<Symbol, BigDecimal> sizes) {
        pipSizes.putAll(sizes);
    }

    void seen(Symbol instrument, Price price) {
        if (!price.isNone()) {
            prices.put(instrument, price);
        }
    }

    /**
     * Where a trailing stop of the order stands now: its distance from the last price, but never farther from it than the stop
     * that the order has.
     *
     * @return empty without a trailing stop, or if the size of a pip is not known
     */
    Optional<Price> trailingStop(CapturedOrder order) {
        BigDecimal pips = order.trailingPips();
        @Nullable BigDecimal size = pipSizes.get(order.instrument());
        Price last = prices.getOrDefault(order.instrument(), order.price());
        if (pips == null || size == null || last.isNone()) {
            return Optional.empty();
        }
        boolean buy = order.side() == Side.BUY;
        BigDecimal distance = pips.multiply(size);
        BigDecimal stop = buy ? last.value().subtract(distance) : last.value().add(distance);
        if (stop.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(nearer(new Price(stop), order.stopLoss(), buy));
    }

    private static Price nearer(Price stop, Price before, boolean buy) {
        if (before.isNone()) {
            return stop;
        }
        boolean better = buy ? stop.compareTo(before) > 0 : stop.compareTo(before) < 0;
        return better ? stop : before;
    }
}
