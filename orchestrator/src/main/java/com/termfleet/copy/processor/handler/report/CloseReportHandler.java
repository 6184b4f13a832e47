package com.termfleet.copy.processor.handler.report;

import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Retcodes;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records what a follower answers to a close or partial close. */
final class CloseReportHandler {

    private final InFlightCommands inFlight;
    private final CopyProperties properties;
    private final Earnings earnings;

    CloseReportHandler(InFlightCommands inFlight, CopyProperties properties, Earnings earnings) {
        this.inFlight = inFlight;
        this.properties = properties;
        this.earnings = earnings;
    }

    void closed(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        TradePair.Held held = pair.held();
        if (!pair.isOpen() || held == null) {
            done(pair, transaction);
            return;
        }
        if (isRepeat(closed, pair, transaction)) {
            return;
        }
        Lots rest = rest(closed, held, inFlight.of(pair.id(), Kind.CLOSE));
        if (rest == null) {
            transaction.wantSnapshot(pair.follower());
            return;
        }
        boolean isShown = !rest.isBelow(held.volume());
        boolean isToTheLast = isToTheLast(closed, pair);
        if (isShown && pair.isCloseDue() && isToTheLast) {
            // Nothing was closed: sending at once would never end with a terminal that does nothing.
            retry(pair, Reasons.nothingClosed(), 0, transaction);
            return;
        }
        if (!isShown || isSentSinceLoad(closed, pair)) {
            earnings.told(pair, closed.profit(), transaction);
            transaction.changes.put(after(closed, pair, rest.min(held.volume()), transaction));
        }
        if (isToTheLast) {
            done(pair, transaction);
        }
        recordId(closed, pair, transaction);
    }

    /** The position is closed as a whole, whether that was ordered or not. */
    void dealClosed(ExecutionReport.DealClosed deal, TradePair pair, CopyTransaction transaction) {
        if (pair.isOpen()) {
            Reason why = CopyTargets.whyClosed(pair, transaction);
            earnings.told(pair, deal.profit(), transaction);
            transaction.changes.put(pair.closed(deal.price(), deal.profit(), why, deal.receivedAt()));
        }
        done(pair, transaction);
    }

    /** Whether it answers the command in flight, as far as it tells. */
    private boolean isToTheLast(ExecutionReport.Closed closed, TradePair pair) {
        InFlight last = inFlight.of(pair.id(), Kind.CLOSE);
        return closed.commandId() == null
                || last == null
                || last.attempt().isBeforeLoad()
                || last.attempt().commandId() == closed.commandId();
    }

    /**
     * If it was not, and the copy is as small as the answer says, the answer is stored already: the copies were loaded since
     * because its commit was not known to have succeeded.
     */
    private boolean isSentSinceLoad(ExecutionReport.Closed closed, TradePair pair) {
        return closed.commandId() == null
                ? inFlight.of(pair.id(), Kind.CLOSE) != null
                : inFlight.isCloseSentSinceLoad(pair.id(), closed.commandId());
    }

    /** @param rest never more than what was held: a snapshot may have shown it first */
    private static TradePair after(
            ExecutionReport.Closed closed, TradePair pair, Lots rest, CopyTransaction transaction) {
        if (!rest.isZero()) {
            return pair.reduced(rest, closed.price(), closed.profit());
        }
        Reason why = CopyTargets.whyClosed(pair, transaction);
        return pair.closed(closed.price(), closed.profit(), why, closed.receivedAt());
    }

    /** A repeated command is answered again as it was the first time: that part is not closed a second time. */
    private static boolean isRepeat(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        Long command = closed.commandId();
        return command != null && transaction.isCloseDone(pair.id(), command);
    }

    private static void recordId(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        Long command = closed.commandId();
        if (command != null) {
            transaction.closeDone(pair.id(), command);
        }
    }

    /** Null if it cannot be determined: the answer is to another command than the one in flight, and states no rest. */
    private static @Nullable Lots rest(
            ExecutionReport.Closed closed, TradePair.Held held, @Nullable InFlight inFlight) {
        if (closed.rest() != null) {
            return closed.rest();
        }
        if (closed.closed() != null) {
            Lots part = closed.closed();
            return part.isBelow(held.volume()) ? held.volume().minus(part) : Lots.ZERO;
        }
        Long command = closed.commandId();
        if (command != null && (inFlight == null || inFlight.attempt().commandId() != command)) {
            return null;
        }
        // An expert that states neither has executed the command as it was sent.
        return inFlight != null
                        && inFlight.attempt().order() instanceof Order.Close order
                        && !order.lots().isZero()
                ? order.rest()
                : Lots.ZERO;
    }

    void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        if (!pair.isOpen()) {
            done(pair, transaction);
            return;
        }
        boolean gone = Retcodes.isGone(refused.retcode(), refused.text());
        if (Retcodes.isClosed(refused.retcode())
                || (gone && !transaction.connections.sendsSnapshots(pair.follower()))) {
            // Should that be wrong, its snapshot shows the position, and it is closed then.
            transaction.wantSnapshot(pair.follower());
            done(pair, transaction);
            Reason why = CopyTargets.whyClosed(pair, transaction);
            earnings.untold(pair, transaction);
            transaction.changes.put(pair.closed(null, null, why, refused.receivedAt()));
            return;
        }
        if (gone || refused.retcode() == Retcodes.TIMEOUT) {
            transaction.wantSnapshot(pair.follower());
        }
        Reason why = Reasons.closeRefused(refused.retcode(), refused.text());
        retry(pair, why, refused.retcode(), transaction);
    }

    private void retry(TradePair pair, Reason why, int retcode, CopyTransaction transaction) {
        InFlight close = inFlight.of(pair.id(), Kind.CLOSE);
        if (close != null) {
            Instant retryAt = transaction.now.plus(
                    properties.retryPause(retcode, close.attempt().number()));
            transaction.answered(Retcodes.isUnknown(retcode) ? close.unknown(retryAt) : close.refused(why, retryAt));
        }
        transaction.note(pair, why);
    }

    private static void done(TradePair pair, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.CLOSE);
    }
}
