package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import java.time.Duration;
import java.time.Instant;

/** Decides about copies that a follower's snapshot does not show: closed by hand or by a stop, never opened, or not listed yet. */
final class MissingCopies {

    private final InFlightCommands inFlight;
    private final DeferredCommands deferredCommands;
    private final Reopening reopening;
    private final CopyProperties properties;
    private final Earnings earnings;

    MissingCopies(
            InFlightCommands inFlight,
            DeferredCommands deferredCommands,
            Reopening reopening,
            CopyProperties properties,
            Earnings earnings) {
        this.inFlight = inFlight;
        this.deferredCommands = deferredCommands;
        this.reopening = reopening;
        this.properties = properties;
        this.earnings = earnings;
    }

    void decide(TradePair pair, FollowerConnection connection, CopyTransaction transaction) {
        if (pair.isHeld()) {
            gone(pair, transaction);
        } else if (pair.isWaiting()) {
            deferredCommands.deliver(pair, transaction);
        } else {
            notOpened(pair, connection, transaction);
        }
    }

    private void gone(TradePair pair, CopyTransaction transaction) {
        if (pair.isCancelDue()) {
            // What became of the order decides whether a position is opened in its place: the removal is repeated.
            transaction.review(pair);
            return;
        }
        Duration unlisted = leftUnlisted(pair, transaction.moment);
        if (unlisted.isPositive()) {
            // A terminal's list of positions lags behind its orders.
            transaction.wake(transaction.moment.after(unlisted), new CopyEvent.SnapshotDue(pair.follower()));
            return;
        }
        transaction.done(pair.id());
        if (pair.isPlaced()) {
            transaction.changes.put(pair.cancelled(Reasons.cancelledByFollower(), transaction.now));
            return;
        }
        earnings.untold(pair, transaction);
        TradePair closed = pair.closed(null, null, CopyTargets.whyClosed(pair, transaction), transaction.now);
        transaction.changes.put(closed);
        reopening.after(closed, transaction);
    }

    /** How long a snapshot may still lack what the follower has told; zero or negative if it may not. */
    private Duration leftUnlisted(TradePair pair, Moment now) {
        Instant answered = pair.stamps().answeredAt();
        if (answered == null || answered.isAfter(now.at())) {
            // A time in the future comes from a wrong clock and does not count.
            return Duration.ZERO;
        }
        Duration told = inFlight.toldAt(pair.id());
        return now.leftOf(
                properties.settleTime(), told == null ? now.earlier(answered).passed() : told);
    }

    private void notOpened(TradePair pair, FollowerConnection connection, CopyTransaction transaction) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        if (open instanceof InFlight.Unknown) {
            return;
        }
        if (open instanceof InFlight.Sent && open.attempt().connection() == connection.number()) {
            sentOnThisConnection(pair, open, transaction);
            return;
        }
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (pair.wanted().volume().isZero()) {
            skip(pair, Reasons.masterClosedFirst(), transaction);
        } else if (against != null) {
            skip(pair, against, transaction);
        } else if (!transaction.now.isBefore(pair.wanted().expiresAt())
                || (open != null && open.isUsedUp(properties.maxOpens()))) {
            skip(pair, Reasons.notExecutedInTime(), transaction);
        } else if (open != null) {
            transaction.put(open.absent(transaction.now));
            transaction.review(pair);
        }
    }

    /**
     * It may be waiting in the terminal, or it may have been dropped because the connection's queue was full. It is sent
     * again with the same id, which is harmless, a second after the first time instead of at the usual interval.
     */
    private void sentOnThisConnection(TradePair pair, InFlight open, CopyTransaction transaction) {
        Instant soon = open.attempt().sentAt().after(properties.announceWait());
        if (soon.isBefore(open.dueAt())) {
            transaction.put(new InFlight.Sent(open.attempt(), soon));
            transaction.review(pair);
        }
    }

    private static void skip(TradePair pair, Reason why, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.OPEN);
        transaction.changes.put(pair.skip(why, transaction.now));
    }
}
