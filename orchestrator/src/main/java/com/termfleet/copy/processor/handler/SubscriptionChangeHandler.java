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
import java.util.List;
import java.util.Objects;

/** Decides what becomes of copies when their subscription is paused, resumed or removed. */
final class SubscriptionChangeHandler {

    private final InFlightCommands inFlight;
    private final ExistingPositions existingPositions;

    SubscriptionChangeHandler(InFlightCommands inFlight, ExistingPositions existingPositions) {
        this.inFlight = inFlight;
        this.existingPositions = existingPositions;
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
                paused(pair, transaction);
            }
        }
        existingPositions.decide(List.of(subscription), transaction);
    }

    /** The pause that counts for the copy may be another one now. */
    void paused(TradePair pair, CopyTransaction transaction) {
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (against != null && isNotSent(pair, inFlight)) {
            transaction.changes.put(pair.skip(against, transaction.now));
            return;
        }
        TradePair noted = CopyTargets.withPauseNoted(pair, transaction);
        if (noted.equals(pair)) {
            transaction.review(pair);
        } else {
            transaction.changes.put(noted);
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
            case AS_MASTER -> paused(pair, transaction);
            case CLOSE_NOW -> close(pair, transaction);
            case KEEP -> keep(pair, transaction);
        }
    }

    private static void close(TradePair pair, CopyTransaction transaction) {
        transaction.changes.put(CopyTargets.withPauseNoted(pair.closeWanted(), transaction));
    }

    /** A position whose close is due, or under way already, is no position to keep; an order is none either. */
    private static void keep(TradePair pair, CopyTransaction transaction) {
        if (pair.isOpen() && !pair.wanted().volume().isZero()) {
            transaction.changes.put(pair.modifyDone().noted(Reasons.kept()));
        } else {
            close(pair, transaction);
        }
    }
}
