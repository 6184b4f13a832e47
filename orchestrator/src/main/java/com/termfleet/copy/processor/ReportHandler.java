package com.termfleet.copy.processor;

import com.termfleet.copy.processor.InFlightCommands.Kind;
import com.termfleet.copy.processor.InFlightCommands.Sent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Retcodes;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a copy when its follower answers, in whatever order and however late. */
final class ReportHandler {

    private static final Logger log = LoggerFactory.getLogger(ReportHandler.class);

    private final InFlightCommands inFlight;
    private final ReportCorrelator correlator;
    private final StopLevels stopLevels;
    private final CopyProperties properties;
    private final RateLimitedLog unasked = new RateLimitedLog();
    private final RateLimitedLog strays = new RateLimitedLog();

    ReportHandler(InFlightCommands inFlight, StopLevels stopLevels, CopyProperties properties) {
        this.stopLevels = stopLevels;
        this.inFlight = inFlight;
        this.correlator = new ReportCorrelator(inFlight);
        this.properties = properties;
    }

    void decide(ExecutionReport report, CopyTransaction transaction) {
        TradePair pair = correlator.find(report, transaction);
        if (pair == null) {
            if (unasked.isDue(report.follower(), transaction.now)) {
                log.warn("Follower {} answered what it was not asked: {}", report.follower(), report);
            }
            // It may hold something that nobody knows of; its snapshot tells.
            transaction.wantSnapshot(report.follower());
            return;
        }
        switch (report) {
            case ExecutionReport.Opened opened -> opened(opened, pair, transaction);
            case ExecutionReport.Closed closed -> closed(closed, pair, transaction);
            case ExecutionReport.Modified modified -> modified(modified, pair, transaction);
            case ExecutionReport.Cancelled cancelled -> nothingToCancel(report, transaction);
            case ExecutionReport.Refused refused -> refused(refused, pair, transaction);
        }
    }

    private void nothingToCancel(ExecutionReport report, CopyTransaction transaction) {
        if (unasked.isDue(report.follower(), transaction.now)) {
            log.warn("Nothing was to be cancelled: {}", report);
        }
    }

    private void opened(ExecutionReport.Opened opened, TradePair pair, CopyTransaction transaction) {
        done(pair, Kind.OPEN, transaction);
        if (opened.lots().isZero()) {
            transaction.wantSnapshot(pair.follower());
            return;
        }
        TradePair.Held held = pair.held();
        if (held != null) {
            if (!held.ticket().equals(opened.ticket())) {
                if (strays.isDue(pair.follower(), transaction.now)) {
                    log.error("Pair {} has position {} and a second one {}", pair.id(), held.ticket(), opened.ticket());
                }
                transaction.stray(pair, opened.ticket());
                transaction.wantSnapshot(pair.follower());
            }
            return;
        }
        TradePair.Held position = new TradePair.Held(
                opened.ticket(), opened.type(), opened.lots(), opened.lots(), opened.price(), null, null);
        transaction.changes.put(pair.opened(position, masterHas(pair, transaction), opened.receivedAt()));
    }

    /** What the copy is to follow: nothing of the master any more if its subscription ended otherwise. */
    static Lots masterHas(TradePair pair, CopyTransaction transaction) {
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        boolean followed = subscription.closing() == null || subscription.closing() == Subscription.Closing.AS_MASTER;
        return followed ? transaction.changes.tradeOf(pair).remaining() : Lots.ZERO;
    }

    private void closed(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        TradePair.Held held = pair.held();
        if (!pair.isOpen() || held == null) {
            done(pair, Kind.CLOSE, transaction);
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
        if (!rest.isBelow(held.volume()) && pair.isCloseDue()) {
            // Nothing became less: answering at once would go round in circles with a terminal that does nothing.
            retryClose(pair, Reasons.closeRefused(0, "the terminal closed nothing"), transaction);
            return;
        }
        done(pair, Kind.CLOSE, transaction);
        rememberDone(closed, pair, transaction);
        if (!rest.isZero()) {
            // A snapshot may have told of it first; never more than what it showed.
            transaction.changes.put(pair.reduced(rest.min(held.volume()), closed.price(), closed.profit()));
            return;
        }
        transaction.changes.put(
                pair.closed(closed.price(), closed.profit(), whyClosed(pair, transaction), closed.receivedAt()));
    }

    /** A repeated command is answered once more as it was the first time: that part is not closed a second time. */
    private boolean isRepeat(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        Long command = closed.commandId();
        return command != null && (transaction.isCloseDone(command) || inFlight.isCloseDone(pair.id(), command));
    }

    private void rememberDone(ExecutionReport.Closed closed, TradePair pair, CopyTransaction transaction) {
        Long command = closed.commandId();
        if (command != null) {
            PairId id = pair.id();
            transaction.closeDone(command);
            transaction.onceCommitted(() -> inFlight.closeDone(id, command));
        }
    }

    static Reason whyClosed(TradePair pair, CopyTransaction transaction) {
        if (pair.isKept() || !pair.wanted().volume().isZero()) {
            return Reasons.closedByFollower();
        }
        return transaction.changes.tradeOf(pair).isOpen() ? Reasons.subscriptionRemoved() : Reasons.closedWithMaster();
    }

    /** Null if it cannot be known: what was answered is not what is under way now, and the answer does not say. */
    private static @Nullable Lots rest(ExecutionReport.Closed closed, TradePair.Held held, @Nullable Sent sent) {
        if (closed.rest() != null) {
            return closed.rest();
        }
        if (closed.closed() != null) {
            Lots part = closed.closed();
            return part.isBelow(held.volume()) ? held.volume().minus(part) : Lots.ZERO;
        }
        Long command = closed.commandId();
        if (command != null && (sent == null || sent.commandId() != command)) {
            return null;
        }
        // An Expert Advisor that tells neither has done what it was told.
        return sent != null
                        && sent.order() instanceof Order.Close order
                        && !order.lots().isZero()
                ? order.rest()
                : Lots.ZERO;
    }

    private void modified(ExecutionReport.Modified modified, TradePair pair, CopyTransaction transaction) {
        Sent sent = inFlight.of(pair.id(), Kind.MODIFY);
        Long command = modified.commandId();
        if (sent == null || !pair.isOpen() || (command != null && command != sent.commandId())) {
            return;
        }
        done(pair, Kind.MODIFY, transaction);
        // The master may have changed them once more since.
        if (sent.order() instanceof Order.Modify order
                && stopLevels
                        .of(pair, transaction.changes.tradeOf(pair), transaction.changes.subscriptionOf(pair))
                        .equals(new Stops(order.stopLoss(), order.takeProfit()))) {
            transaction.changes.put(pair.modified());
        }
        transaction.review(pair);
    }

    private void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        switch (refused.kind()) {
            case OPEN -> openRefused(refused, pair, transaction);
            case CLOSE -> closeRefused(refused, pair, transaction);
            case MODIFY -> modifyRefused(refused, pair, transaction);
            case CANCEL -> nothingToCancel(refused, transaction);
        }
    }

    private void openRefused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        if (!pair.isPending()) {
            done(pair, Kind.OPEN, transaction);
            return;
        }
        Reason why = Retcodes.reason(refused.retcode(), refused.text());
        switch (Retcodes.ofOpen(refused.retcode())) {
            case RETRY -> retryOpen(pair, why, transaction);
            case UNKNOWN -> lookForIt(pair, transaction);
            case FAIL -> {
                done(pair, Kind.OPEN, transaction);
                boolean skipped = Retcodes.isExpired(refused.retcode(), refused.text())
                        || Retcodes.isUnknownSymbol(refused.text());
                transaction.changes.put(skipped ? pair.skip(why, transaction.now) : pair.fail(why, transaction.now));
            }
        }
    }

    private void retryOpen(TradePair pair, Reason why, CopyTransaction transaction) {
        Sent sent = inFlight.of(pair.id(), Kind.OPEN);
        Instant retryAt = transaction.now.plus(properties.requoteDelay());
        boolean may = sent != null
                && sent.attempts() < properties.maxOpens()
                && !pair.wanted().volume().isZero()
                && retryAt.isBefore(pair.wanted().expiresAt());
        if (!may) {
            done(pair, Kind.OPEN, transaction);
            transaction.changes.put(pair.fail(why, transaction.now));
            return;
        }
        Sent retried = Objects.requireNonNull(sent).notDone(why, retryAt);
        transaction.answered(pair.id(), Kind.OPEN);
        transaction.onceCommitted(() -> inFlight.put(retried));
        transaction.review(pair);
    }

    private void lookForIt(TradePair pair, CopyTransaction transaction) {
        Sent sent = inFlight.of(pair.id(), Kind.OPEN);
        if (sent != null) {
            transaction.answered(pair.id(), Kind.OPEN);
            Sent unknown = sent.unknown(transaction.now.plus(properties.lookAgainAfter()));
            transaction.onceCommitted(() -> inFlight.put(unknown));
        }
        transaction.wantSnapshot(pair.follower());
        transaction.review(pair);
    }

    private void closeRefused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        if (!pair.isOpen()) {
            done(pair, Kind.CLOSE, transaction);
            return;
        }
        if (Retcodes.isClosed(refused.retcode())) {
            // Should that be wrong, its snapshot shows the position, and it is closed after all.
            transaction.wantSnapshot(pair.follower());
            done(pair, Kind.CLOSE, transaction);
            transaction.changes.put(pair.closed(null, null, whyClosed(pair, transaction), refused.receivedAt()));
            return;
        }
        if (Retcodes.isGone(refused.retcode(), refused.text()) || refused.retcode() == Retcodes.TIMEOUT) {
            transaction.wantSnapshot(pair.follower());
        }
        retryClose(pair, Reasons.closeRefused(refused.retcode(), refused.text()), transaction);
    }

    private void retryClose(TradePair pair, Reason why, CopyTransaction transaction) {
        Sent sent = inFlight.of(pair.id(), Kind.CLOSE);
        if (sent != null) {
            transaction.answered(pair.id(), Kind.CLOSE);
            Sent retried = sent.notDone(why, transaction.now.plus(properties.backOff(sent.attempts())));
            transaction.onceCommitted(() -> inFlight.put(retried));
        }
        if (!pair.isKept()) {
            transaction.changes.put(pair.noted(why));
        }
    }

    private void modifyRefused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        Reason why = Reasons.modifyRefused(refused.retcode(), refused.text());
        if (pair.isOpen() && !pair.isKept() && isTriedAgain(refused, pair)) {
            transaction.changes.put(pair.noted(why));
            return;
        }
        done(pair, Kind.MODIFY, transaction);
        if (!pair.isOpen() || pair.isKept()) {
            return;
        }
        if (Retcodes.isGone(refused.retcode(), refused.text())) {
            transaction.wantSnapshot(pair.follower());
        }
        TradePair settled = pair.modifyDone();
        transaction.changes.put(Retcodes.isUnchanged(refused.retcode()) ? settled : settled.noted(why));
    }

    /** The timer that waits for its answer sends it once more. */
    private boolean isTriedAgain(ExecutionReport.Refused refused, TradePair pair) {
        Sent sent = inFlight.of(pair.id(), Kind.MODIFY);
        return sent != null && Retcodes.mayPass(refused.retcode()) && sent.attempts() < properties.maxOpens();
    }

    private void done(TradePair pair, Kind kind, CopyTransaction transaction) {
        PairId id = pair.id();
        transaction.answered(id, kind);
        transaction.onceCommitted(() -> inFlight.done(id, kind));
    }
}
