package com.termfleet.copy.processor.handler;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;

/**
 * Opens a copy again that was closed on the follower's account, where its subscription asks for that. Once only: a stop loss
 * or the broker may have closed it too, and would do so again and again.
 */
final class Reopening {

    private final TradeCopier copier;

    Reopening(TradeCopier copier) {
        this.copier = copier;
    }

    /** Whether the copy would be opened again if it was closed on the follower's account. */
    static boolean isWanted(TradePair pair, CopyTransaction transaction) {
        return transaction.changes.subscriptionOf(pair).terms().repair().reopenManual();
    }

    /** @param closed a copy that was found closed */
    void after(TradePair closed, CopyTransaction transaction) {
        boolean byFollower = closed.reason() != null && closed.reason().code() == ReasonCode.CLOSED_BY_FOLLOWER;
        MasterTrade trade = transaction.changes.tradeOf(closed);
        if (!byFollower || !trade.isOpen() || trade.isWaiting() || !isWanted(closed, transaction)) {
            return;
        }
        if (CopyTargets.againstOpening(closed, transaction) == null && !wasReopened(closed, transaction)) {
            Subscription subscription = transaction.changes.subscriptionOf(closed);
            copier.reopen(trade, subscription, transaction);
        }
    }

    private static boolean wasReopened(TradePair closed, CopyTransaction transaction) {
        return transaction.changes.pairsOf(closed.route().trade()).stream()
                .anyMatch(other -> !other.id().equals(closed.id())
                        && other.wasOrdered()
                        && other.follower().equals(closed.follower()));
    }
}
