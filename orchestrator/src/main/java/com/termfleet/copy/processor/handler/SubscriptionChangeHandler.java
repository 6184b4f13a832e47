package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import java.util.Objects;

/** Decides what becomes of copies when their subscription is paused, resumed or removed. */
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
                paused(pair, subscription, transaction);
            }
        }
    }

    private void paused(TradePair pair, Subscription subscription, CopyTransaction transaction) {
        Reason against = CopyTargets.againstOpening(subscription);
        if (against != null && isNotSent(pair, inFlight)) {
            transaction.changes.put(pair.skip(against, transaction.now));
        } else {
            transaction.review(pair);
        }
    }

    /** Certain not to be under way: it waits for its follower, or was refused and would be sent again. */
    static boolean isNotSent(TradePair pair, InFlightCommands inFlight) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        return pair.isPending() && (pair.isWaiting() || open == null || open instanceof InFlight.NotExecuted);
    }

    /** Also at start-up, for a removal that was recorded and not followed up before the server ended. */
    void removed(TradePair pair, Subscription subscription, CopyTransaction transaction) {
        if (isNotSent(pair, inFlight)) {
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
