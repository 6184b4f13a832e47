package com.termfleet.copy;

import com.termfleet.kernel.Price;

/** The stop loss and take profit that a copy is to have. Engine thread only. */
final class CopyStops {

    private static final Stops NONE = new Stops(Price.NONE, Price.NONE);

    private final Links links;

    CopyStops(Links links) {
        this.links = links;
    }

    /** Of a stop that the subscription does not copy, what the follower itself has set is left as it is. */
    Stops of(TradePair pair, MasterTrade trade, Subscription subscription) {
        Link link = links.of(pair.follower());
        Stops own = link == null ? null : link.stopsOf(pair.id());
        return subscription.terms().direct(trade.stops(), own == null ? NONE : own);
    }
}
