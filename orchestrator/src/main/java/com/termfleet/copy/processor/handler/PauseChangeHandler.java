package com.termfleet.copy.processor.handler;

import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import java.util.List;

/** Decides what becomes of copies when accounts, or everything, are paused or resumed. */
final class PauseChangeHandler {

    private final SubscriptionChangeHandler subscriptions;
    private final ExistingPositions existingPositions;

    PauseChangeHandler(SubscriptionChangeHandler subscriptions, ExistingPositions existingPositions) {
        this.subscriptions = subscriptions;
        this.existingPositions = existingPositions;
    }

    void decide(Pauses pauses, CopyTransaction transaction) {
        Pauses before = transaction.changes.pauses();
        transaction.changes.put(pauses);
        for (TradePair pair : transaction.changes.livePairs()) {
            if (isChanged(transaction.changes.subscriptionOf(pair), before, pauses)) {
                subscriptions.paused(pair, transaction);
            }
        }
        List<Subscription> changed = transaction.changes.subscriptions().stream()
                .filter(subscription -> isChanged(subscription, before, pauses))
                .toList();
        existingPositions.decide(changed, transaction);
    }

    private static boolean isChanged(Subscription subscription, Pauses before, Pauses after) {
        return !subscription.pausedWith(before).equals(subscription.pausedWith(after));
    }
}
