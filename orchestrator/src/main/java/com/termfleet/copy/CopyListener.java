package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.util.Collection;

/**
 * Told of trades and pairs that changed, after the change is committed. Called on the copy engine's thread: must hand over
 * to a bounded queue and return.
 */
public interface CopyListener {

    void tradesChanged(Collection<TradeChange> trades);

    void pairsChanged(Collection<PairChange> pairs);

    record TradeChange(TradeId trade, AccountId master) {}

    record PairChange(PairId pair, TradeId trade, AccountId master, AccountId follower, PairStatus status) {}
}
