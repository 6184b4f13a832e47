package com.termfleet.copy.processor;

import com.termfleet.copy.processor.InFlightCommands.Kind;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import java.util.Objects;

/** What becomes of copies when their subscription is paused, resumed or removed. */
final class SubscriptionChangeHandler {

    private final InFlightCommands inFlight;

    SubscriptionChangeHandler(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    void decide(Subscription subscription, CopyTransaction transaction) {
        transaction.changes.put(subscription);
        for (TradePair pair : transaction.changes.livePairs(subscription.follower())) {
            if (!pair.route().subscription().equals(subscription.id())) {
                continue;
            }
            if (subscription.isRemoved()) {
                removed(pair, subscription, transaction);
            } else {
                transaction.review(pair);
            }
        }
    }

    /** Also at start-up, for a removal that was recorded and not followed up before the server ended. */
    void removed(TradePair pair, Subscription subscription, CopyTransaction transaction) {
        boolean neverSent = pair.isWaiting() || (pair.isPending() && inFlight.of(pair.id(), Kind.OPEN) == null);
        if (neverSent) {
            transaction.changes.put(pair.skip(Reasons.subscriptionRemoved(), transaction.now));
            return;
        }
        switch (Objects.requireNonNull(subscription.closing())) {
            case AS_MASTER -> transaction.review(pair);
            case CLOSE_NOW -> transaction.changes.put(pair.closeWanted());
            case KEEP ->
                transaction.changes.put(pair.isOpen() ? pair.modifyDone().noted(Reasons.kept()) : pair.closeWanted());
        }
    }
}
