package com.termfleet.copy.processor.state;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;

/** The stop loss and take profit that a copy is to have. Engine thread only. */
public final class StopLevels {

    private final FollowerConnections links;

    public StopLevels(FollowerConnections links) {
        this.links = links;
    }

    /** As it was ordered: what an Expert Advisor reverses by itself, it reverses in every command. */
    private static boolean isReversed(TradePair pair, MasterTrade trade) {
        return pair.wanted().type().side() != trade.opening().type().side();
    }

    /** Of a stop that the subscription does not copy, what the follower itself has set is left as it is. */
    public Stops of(TradePair pair, MasterTrade trade, Subscription subscription) {
        FollowerConnection link = links.of(pair.follower());
        Stops own = link == null ? null : link.stopsOf(pair.id());
        return subscription.terms().direct(trade.stops(), isReversed(pair, trade), own == null ? Stops.NONE : own);
    }
}
