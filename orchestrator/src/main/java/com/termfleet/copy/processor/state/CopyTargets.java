package com.termfleet.copy.processor.state;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.Pause;
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
    public static @Nullable Reason againstOpening(TradePair pair, CopyTransaction transaction) {
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        if (subscription.isRemoved()) {
            return Reasons.subscriptionRemoved();
        }
        Pause pause = transaction.changes.pauseOf(subscription);
        return pause.mayOpen() ? null : Reasons.paused(pause.level());
    }

    /**
     * Whether the follower has, or is about to have, another copy of the same trade: what is found of this one is a second
     * position.
     */
    public static boolean isReplaced(TradePair pair, CopyTransaction transaction) {
        return !pair.isLive()
                && transaction.changes.pairsOf(pair.route().trade()).stream()
                        .anyMatch(other -> other.isLive() && other.follower().equals(pair.follower()));
    }

    /**
     * The copy with the note that a pause holds its close back, or without it if none does.
     *
     * @param pair what the follower has of it
     */
    public static TradePair withPauseNoted(TradePair pair, CopyTransaction transaction) {
        Pause pause = transaction.changes.pauseOf(transaction.changes.subscriptionOf(pair));
        if (!pause.mayClose() && (pair.isCloseDue() || pair.isCancelDue())) {
            return pair.noted(Reasons.closeWaits(pause.level()));
        }
        boolean wasNoted =
                pair.isHeld() && pair.reason() != null && pair.reason().code() == ReasonCode.PAUSED;
        return wasNoted ? pair.without(ReasonCode.PAUSED) : pair;
    }

    /** Why nothing is wanted any more of a copy whose master is still open. */
    public static Reason whyEndedBeforeMaster(TradePair pair, CopyTransaction transaction) {
        if (transaction.changes.subscriptionOf(pair).isRemoved()) {
            return Reasons.subscriptionRemoved();
        }
        return Weekends.isFlat(pair, transaction) ? Reasons.weekend() : Reasons.stoppedOut();
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
