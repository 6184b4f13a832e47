package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.util.Collection;

/**
 * Receives the trades and pairs that changed, after the commit. Called on the copy processor's thread: an implementation
 * adds to a bounded queue and returns.
 */
public interface CopyListener {

    void tradesChanged(Collection<TradeChange> trades);

    void pairsChanged(Collection<PairChange> pairs);

    record TradeChange(TradeId trade, AccountId master) {}

    record PairChange(PairId pair, TradeId trade, AccountId master, AccountId follower, PairStatus status) {}
}
