package com.termfleet.copy.journal;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import java.util.List;

/**
 * What a look-up has found: copies come with their trades and subscriptions. What was asked for and is not here is not in
 * the database.
 */
public record Found(List<MasterTrade> trades, List<TradePair> pairs, List<Subscription> subscriptions) {

    public static final Found NOTHING = new Found(List.of(), List.of(), List.of());

    public boolean isEmpty() {
        return trades.isEmpty() && pairs.isEmpty();
    }
}
