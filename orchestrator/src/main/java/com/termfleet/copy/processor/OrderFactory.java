package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.processor.state.ReservedIds;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the orders that bring a copy to what is wanted of it. Processor thread only. */
final class OrderFactory {

    private final ReservedIds ids;
    private final FollowerConnections connections;
    private final CopyProperties properties;

    OrderFactory(ReservedIds ids, FollowerConnections connections, CopyProperties properties) {
        this.ids = ids;
        this.connections = connections;
        this.properties = properties;
    }

    /** @param account the limits of the follower's account */
    Order.Open open(
            TradePair pair, long id, MasterTrade trade, Subscription subscription, RiskLimits account, Instant now) {
        TradePair.Wanted wanted = pair.wanted();
        Stops stops = StopLevels.of(pair, trade, subscription, connections);
        return new Order.Open(
                pair.follower(),
                pair.id(),
                trade.ticket(),
                id,
                wanted.type(),
                wanted.symbol(),
                trade.price(),
                // What was decided; if the master has closed a part since, that part is closed after the answer.
                wanted.share().copy(),
                stops.stopLoss(),
                stops.takeProfit(),
                timeToLive(wanted, now),
                wanted.noWorse() ? 0 : properties.deviationPoints(),
                limits(account.execution(), subscription.terms().risk().execution()));
    }

    private Duration timeToLive(TradePair.Wanted wanted, Instant now) {
        Duration left = Duration.between(now, wanted.expiresAt());
        boolean isShorter = wanted.type().isPending() && properties.pendingTry().compareTo(left) < 0;
        return isShorter ? properties.pendingTry() : left;
    }

    /** Both apply, so the tighter of each holds. */
    private static Order.PriceLimits limits(RiskLimits.Execution account, RiskLimits.Execution subscription) {
        return new Order.PriceLimits(
                lower(account.maxSpreadPoints(), subscription.maxSpreadPoints()),
                lower(account.maxDeviationPoints(), subscription.maxDeviationPoints()));
    }

    private static @Nullable BigDecimal lower(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.min(other);
    }

    /** The close that the copy needs, without an id; see {@link #withNewId}. */
    Order.Close close(TradePair pair, MasterTrade trade, boolean isPositionShared) {
        TradePair.Held held = Objects.requireNonNull(pair.held());
        Lots target = pair.wanted().volume();
        // Where two copies share a position, closing all of it would close the other copy too.
        boolean all = target.isZero() && !isPositionShared;
        Lots lots = all ? Lots.ZERO : held.volume().minus(target);
        return new Order.Close(
                pair.follower(), pair.id(), trade.ticket(), 0, held.ticket(), lots, target, symbolOf(pair));
    }

    private static Symbol symbolOf(TradePair pair) {
        return pair.wanted().symbol();
    }

    /** The removal of the copy's pending order, without an id; see {@link #withNewId}. */
    Order.Cancel cancel(TradePair pair, MasterTrade trade) {
        Ticket ticket = Objects.requireNonNull(pair.held()).ticket();
        return new Order.Cancel(pair.follower(), pair.id(), trade.ticket(), 0, ticket);
    }

    /** Ends a position or order that is not the copy's own. */
    Order endStray(TradePair pair, MasterTrade trade, Ticket ticket, boolean isOrder) {
        long id = ids.next();
        return isOrder
                ? new Order.Cancel(pair.follower(), pair.id(), trade.ticket(), id, ticket)
                : new Order.Close(
                        pair.follower(), pair.id(), trade.ticket(), id, ticket, Lots.ZERO, Lots.ZERO, symbolOf(pair));
    }

    /** @param ending a close or the removal of an order */
    Order withNewId(Order ending) {
        return switch (ending) {
            case Order.Close close -> withNewId(close);
            case Order.Cancel cancel ->
                new Order.Cancel(cancel.follower(), cancel.pair(), cancel.masterTicket(), ids.next(), cancel.ticket());
            default -> throw new IllegalArgumentException("ends nothing: " + ending);
        };
    }

    private Order.Close withNewId(Order.Close order) {
        return new Order.Close(
                order.follower(),
                order.pair(),
                order.masterTicket(),
                ids.next(),
                order.ticket(),
                order.lots(),
                order.rest(),
                order.symbol());
    }

    /** @param price of a pending order, else none */
    Order.Modify modify(TradePair pair, MasterTrade trade, Stops stops, Price price) {
        return new Order.Modify(
                pair.follower(),
                pair.id(),
                trade.ticket(),
                ids.next(),
                Objects.requireNonNull(pair.held()).ticket(),
                stops.stopLoss(),
                stops.takeProfit(),
                price);
    }
}
