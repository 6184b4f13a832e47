package com.termfleet.copy.processor.state;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;

/** Calculates the stop loss and take profit that a copy is to have. */
public final class StopLevels {

    private StopLevels() {}

    /** A stop that the subscription does not copy is left as the follower has set it. */
    public static Stops of(
            TradePair pair, MasterTrade trade, Subscription subscription, FollowerConnections connections) {
        FollowerConnection connection = connections.of(pair.follower());
        Stops own = connection == null ? null : connection.stopsOf(pair.id());
        return subscription.terms().direct(trade.stops(), isReversed(pair, trade), own == null ? Stops.NONE : own);
    }

    /** As it was ordered: an Expert Advisor that reverses on its own reverses every command. */
    private static boolean isReversed(TradePair pair, MasterTrade trade) {
        return pair.wanted().type().side() != trade.opening().type().side();
    }
}
