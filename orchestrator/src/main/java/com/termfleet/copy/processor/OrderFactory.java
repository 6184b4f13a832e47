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
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

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

    Order.Open open(TradePair pair, long id, MasterTrade trade, Subscription subscription, Instant now) {
        TradePair.Wanted wanted = pair.wanted();
        Stops stops = StopLevels.of(pair, trade, subscription, connections);
        return new Order.Open(
                pair.follower(),
                pair.id(),
                trade.ticket(),
                id,
                wanted.type(),
                wanted.symbol(),
                trade.opening().price(),
                // What was decided; if the master has closed a part since, that part is closed after the answer.
                wanted.share().copy(),
                stops.stopLoss(),
                stops.takeProfit(),
                Duration.between(now, wanted.expiresAt()),
                properties.deviationPoints());
    }

    /** The close that the copy needs, without an id; see {@link #withNewId}. */
    Order.Close close(TradePair pair, MasterTrade trade, boolean isPositionShared) {
        TradePair.Held held = Objects.requireNonNull(pair.held());
        Lots target = pair.wanted().volume();
        // Where two copies share a position, closing all of it would close the other copy too.
        boolean all = target.isZero() && !isPositionShared;
        Lots lots = all ? Lots.ZERO : held.volume().minus(target);
        return new Order.Close(pair.follower(), pair.id(), trade.ticket(), 0, held.ticket(), lots, target);
    }

    /** Closes a position that is not the copy's own. */
    Order.Close closeAll(TradePair pair, MasterTrade trade, Ticket position) {
        return new Order.Close(pair.follower(), pair.id(), trade.ticket(), ids.next(), position, Lots.ZERO, Lots.ZERO);
    }

    Order.Close withNewId(Order.Close order) {
        return new Order.Close(
                order.follower(),
                order.pair(),
                order.masterTicket(),
                ids.next(),
                order.ticket(),
                order.lots(),
                order.rest());
    }

    Order.Modify modify(TradePair pair, MasterTrade trade, Stops stops) {
        return new Order.Modify(
                pair.follower(),
                pair.id(),
                trade.ticket(),
                ids.next(),
                Objects.requireNonNull(pair.held()).ticket(),
                stops.stopLoss(),
                stops.takeProfit());
    }
}
