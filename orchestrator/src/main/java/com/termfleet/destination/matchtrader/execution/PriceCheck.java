package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.session.BrokerQuote;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares an order's limits of spread and deviation with the broker's price of now, as experts do at MT5. */
final class PriceCheck {

    private PriceCheck() {}

    /** Why the order is not sent. */
    record Trouble(int retcode, String text) {}

    /** Null if the order may be sent. Blocks while the broker is asked, which is done only if there are limits. */
    static @Nullable Trouble trouble(TradingSession session, Order.Open order) {
        Order.PriceLimits limits = order.limits();
        if (limits.spread() == null && limits.deviation() == null) {
            return null;
        }
        Optional<BrokerQuote> quote;
        try {
            quote = session.quote(order.symbol());
        } catch (SessionException e) {
            return new Trouble(Refusals.NO_PRICE, "no quotes for " + order.symbol() + ": " + e.getMessage());
        }
        return quote.map(now -> beyond(order, limits, now))
                .orElseGet(() -> Optional.of(new Trouble(Refusals.NO_PRICE, "no quotes for " + order.symbol())))
                .orElse(null);
    }

    private static Optional<Trouble> beyond(Order.Open order, Order.PriceLimits limits, BrokerQuote quote) {
        BigDecimal spread = points(quote.ask().subtract(quote.bid()), quote);
        if (limits.spread() != null && spread.compareTo(limits.spread()) > 0) {
            return Optional.of(new Trouble(0, "SPREAD_LIMIT " + spread + " points, limit " + limits.spread()));
        }
        if (limits.deviation() == null || order.type().isPending()) {
            return Optional.empty();
        }
        BigDecimal price = order.type().side() == Side.BUY ? quote.ask() : quote.bid();
        BigDecimal distance = points(price.subtract(order.price().value()).abs(), quote);
        return distance.compareTo(limits.deviation()) > 0
                ? Optional.of(
                        new Trouble(0, "DEVIATION_LIMIT " + distance + " points off, limit " + limits.deviation()))
                : Optional.empty();
    }

    /** With one decimal. */
    private static BigDecimal points(BigDecimal distance, BrokerQuote quote) {
        return distance.divide(quote.point(), 1, RoundingMode.HALF_UP);
    }
}
