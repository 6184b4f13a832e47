package com.termfleet.copy.processor.handler.report;

import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Retcodes;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records what a follower answers to the removal of a pending order. */
final class CancelReportHandler {

    private final InFlightCommands inFlight;
    private final CopyProperties properties;

    CancelReportHandler(InFlightCommands inFlight, CopyProperties properties) {
        this.inFlight = inFlight;
        this.properties = properties;
    }

    /** The order is removed and was not filled. */
    void cancelled(ExecutionReport.Cancelled cancelled, TradePair pair, CopyTransaction transaction) {
        TradePair.Held held = pair.held();
        if (!pair.isPlaced() || held == null || !held.ticket().equals(cancelled.ticket())) {
            // Of an order that was not the copy's own, or of one that has been recorded as something else since.
            transaction.wantSnapshot(pair.follower());
            return;
        }
        done(pair, transaction);
        Reason against = againstReplacing(pair, transaction);
        if (against != null) {
            transaction.changes.put(pair.cancelled(against, cancelled.receivedAt()));
            return;
        }
        transaction.put(nextOpen(pair, transaction));
        transaction.changes.put(pair.orderRemoved());
    }

    /** Why no position is to be opened in place of the order; null if one is. */
    private static @Nullable Reason againstReplacing(TradePair pair, CopyTransaction transaction) {
        if (!pair.isCancelDue()) {
            return Reasons.cancelledByFollower();
        }
        if (pair.wanted().volume().isZero()) {
            return whyCancelled(pair, transaction);
        }
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (against != null) {
            return against;
        }
        return transaction.now.isBefore(pair.wanted().expiresAt()) ? null : Reasons.notFilledInTime();
    }

    private static Reason whyCancelled(TradePair pair, CopyTransaction transaction) {
        MasterTrade trade = transaction.changes.tradeOf(pair);
        if (trade.isOpen()) {
            return CopyTargets.whyEndedBeforeMaster(pair, transaction);
        }
        return trade.isCancelled() ? Reasons.cancelledWithMaster() : Reasons.masterClosedFirst();
    }

    /** The open that placed the order has ended; the next one has an id of its own. */
    private InFlight nextOpen(TradePair pair, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(pair.follower());
        long number = connection == null ? InFlight.BEFORE_LOAD : connection.number();
        long placed = inFlight.openThatPlaced(pair.id());
        InFlight.Attempt last =
                new InFlight.Attempt(pair.id(), Kind.OPEN, placed, null, number, 0, 0, transaction.moment);
        return new InFlight.NotExecuted(last, transaction.now, true, null);
    }

    void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        if (!pair.isPlaced()) {
            return;
        }
        if (Retcodes.isFilled(refused.text())) {
            filled(pair, transaction);
        } else if (Retcodes.isNoOrder(refused.text())) {
            done(pair, transaction);
            boolean unwanted = pair.wanted().volume().isZero();
            Reason why = unwanted ? whyCancelled(pair, transaction) : Reasons.cancelledByFollower();
            transaction.changes.put(pair.cancelled(why, refused.receivedAt()));
        } else {
            retry(refused, pair, transaction);
        }
    }

    /** The broker filled it before it could be removed: the position is the copy. The snapshot shows its price and volume. */
    private static void filled(TradePair pair, CopyTransaction transaction) {
        done(pair, transaction);
        TradePair.Held position = Objects.requireNonNull(pair.held()).filledAtLast();
        transaction.changes.put(CopyTargets.opened(pair, position, transaction.now, transaction));
        transaction.wantSnapshot(pair.follower());
    }

    private void retry(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        Reason why = Reasons.cancelRefused(refused.retcode(), refused.text());
        InFlight cancel = inFlight.of(pair.id(), Kind.CLOSE);
        if (cancel != null) {
            int number = cancel.attempt().number();
            Instant retryAt = transaction.now.plus(properties.retryPause(refused.retcode(), number));
            transaction.answered(cancel.refused(why, retryAt));
        }
        transaction.note(pair, why);
    }

    private static void done(TradePair pair, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.CLOSE);
        transaction.done(pair.id(), Kind.MODIFY);
    }
}
