package com.termfleet.copy;

import com.termfleet.copy.Outstanding.Kind;
import java.util.Objects;

/** What becomes of copies when their subscription is paused, resumed or removed. */
final class SubscriptionChanges {

    private final Outstanding outstanding;

    SubscriptionChanges(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    void decide(Subscription subscription, Cycle cycle) {
        cycle.draft.put(subscription);
        for (TradePair pair : cycle.draft.livePairs(subscription.follower())) {
            if (!pair.route().subscription().equals(subscription.id())) {
                continue;
            }
            if (subscription.isRemoved()) {
                removed(pair, subscription, cycle);
            } else {
                cycle.review(pair);
            }
        }
    }

    /** Also at start-up, for a removal that was recorded and not followed up before the server ended. */
    void removed(TradePair pair, Subscription subscription, Cycle cycle) {
        boolean neverSent = pair.isWaiting() || (pair.isPending() && outstanding.of(pair.id(), Kind.OPEN) == null);
        if (neverSent) {
            cycle.draft.put(pair.skip(Reasons.subscriptionRemoved(), cycle.now));
            return;
        }
        switch (Objects.requireNonNull(subscription.closing())) {
            case AS_MASTER -> cycle.review(pair);
            case CLOSE_NOW -> cycle.draft.put(pair.closeWanted());
            case KEEP -> cycle.draft.put(pair.isOpen() ? pair.modifyDone().noted(Reasons.kept()) : pair.closeWanted());
        }
    }
}
