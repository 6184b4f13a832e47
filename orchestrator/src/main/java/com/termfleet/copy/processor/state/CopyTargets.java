package com.termfleet.copy.processor.state;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a copy is to follow, and why it may not be opened or was closed. Pure. */
public final class CopyTargets {

    private CopyTargets() {}

    /** What the copy follows: nothing of the master any more if its subscription was removed in another way. */
    public static Lots masterHas(TradePair pair, CopyTransaction transaction) {
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        boolean followed = subscription.closing() == null || subscription.closing() == Subscription.Closing.AS_MASTER;
        return followed ? transaction.changes.tradeOf(pair).remaining() : Lots.ZERO;
    }

    /** The copy with an order that the follower has placed; the master's order may have been filled before that was known. */
    public static TradePair placed(TradePair pair, TradePair.Held order, Instant at, CopyTransaction transaction) {
        TradePair placed = pair.placed(order, masterHas(pair, transaction), at);
        boolean waits = transaction.changes.tradeOf(pair).isWaiting();
        return caughtUp(
                pair, waits ? placed : placed.masterFilled(placed.wanted().expiresAt()), transaction);
    }

    /** The copy with a position that the follower has. */
    public static TradePair opened(TradePair pair, TradePair.Held position, Instant at, CopyTransaction transaction) {
        return caughtUp(pair, pair.opened(position, masterHas(pair, transaction), at), transaction);
    }

    /** A copy that had been given up was not told what its master changed meanwhile: it is changed now. */
    private static TradePair caughtUp(TradePair before, TradePair found, CopyTransaction transaction) {
        if (before.isLive() || found.wanted().volume().isZero()) {
            return found;
        }
        MasterTrade trade = transaction.changes.tradeOf(found);
        TradePair.Held held = found.held();
        boolean moved = found.isPlaced() && held != null && !held.openPrice().equals(trade.price());
        boolean stops = transaction.changes.subscriptionOf(found).terms().copiesStops()
                && !trade.stops().equals(Stops.NONE);
        return moved || stops ? found.modifyWanted() : found;
    }

    /** Why an open must not be sent, or sent again, now; null if it may. */
    public static @Nullable Reason againstOpening(Subscription subscription) {
        if (subscription.isRemoved()) {
            return Reasons.subscriptionRemoved();
        }
        return subscription.mayOpen() ? null : Reasons.paused();
    }

    /** Why nothing is wanted any more of a copy whose master is still open. */
    public static Reason whyEndedBeforeMaster(TradePair pair, CopyTransaction transaction) {
        return transaction.changes.subscriptionOf(pair).isRemoved()
                ? Reasons.subscriptionRemoved()
                : Reasons.stoppedOut();
    }

    public static Reason whyClosed(TradePair pair, CopyTransaction transaction) {
        if (pair.isKept() || !pair.wanted().volume().isZero()) {
            return Reasons.closedByFollower();
        }
        return transaction.changes.tradeOf(pair).isOpen()
                ? whyEndedBeforeMaster(pair, transaction)
                : Reasons.closedWithMaster();
    }
}
