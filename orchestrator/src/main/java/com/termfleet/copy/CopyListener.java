package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Receives the trades and pairs that changed, after the commit. Called on the copy processor's thread: an implementation
 * adds to a bounded queue and returns.
 */
public interface CopyListener {

    void tradesChanged(Collection<TradeChange> trades);

    void pairsChanged(Collection<PairChange> pairs);

    /** Copies whose status was changed, each with all that is known of its execution by then. */
    default void progressed(Collection<CopyProgress> copies) {}

    record TradeChange(TradeId trade, AccountId master) {}

    /** @param reason why it is as it is; null if there is nothing to say about it */
    record PairChange(
            PairId pair,
            TradeId trade,
            AccountId master,
            AccountId follower,
            PairStatus status,
            @Nullable ReasonCode reason) {}
}
