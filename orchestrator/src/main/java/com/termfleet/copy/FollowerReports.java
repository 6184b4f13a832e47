package com.termfleet.copy;

import com.termfleet.copy.Outstanding.Kind;
import com.termfleet.copy.Outstanding.Sent;
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
final class FollowerReports {

    private static final Logger log = LoggerFactory.getLogger(FollowerReports.class);

    private final Outstanding outstanding;
    private final Addressees addressees;
    private final CopyStops copyStops;
    private final CopyProperties properties;
    private final Complaints unasked = new Complaints();
    private final Complaints strays = new Complaints();

    FollowerReports(Outstanding outstanding, CopyStops copyStops, CopyProperties properties) {
        this.copyStops = copyStops;
        this.outstanding = outstanding;
        this.addressees = new Addressees(outstanding);
        this.properties = properties;
    }

    void decide(ExecutionReport report, Cycle cycle) {
        TradePair pair = addressees.find(report, cycle);
        if (pair == null) {
            if (unasked.isDue(report.follower(), cycle.now)) {
                log.warn("Follower {} answered what it was not asked: {}", report.follower(), report);
            }
            // It may hold something that nobody knows of; its snapshot tells.
            cycle.wantSnapshot(report.follower());
            return;
        }
        switch (report) {
            case ExecutionReport.Opened opened -> opened(opened, pair, cycle);
            case ExecutionReport.Closed closed -> closed(closed, pair, cycle);
            case ExecutionReport.Modified modified -> modified(modified, pair, cycle);
            case ExecutionReport.Cancelled cancelled -> nothingToCancel(report, cycle);
            case ExecutionReport.Refused refused -> refused(refused, pair, cycle);
        }
    }

    private void nothingToCancel(ExecutionReport report, Cycle cycle) {
        if (unasked.isDue(report.follower(), cycle.now)) {
            log.warn("Nothing was to be cancelled: {}", report);
        }
    }

    private void opened(ExecutionReport.Opened opened, TradePair pair, Cycle cycle) {
        done(pair, Kind.OPEN, cycle);
        if (opened.lots().isZero()) {
            cycle.wantSnapshot(pair.follower());
            return;
        }
        TradePair.Held held = pair.held();
        if (held != null) {
            if (!held.ticket().equals(opened.ticket())) {
                if (strays.isDue(pair.follower(), cycle.now)) {
                    log.error("Pair {} has position {} and a second one {}", pair.id(), held.ticket(), opened.ticket());
                }
                cycle.stray(pair, opened.ticket());
                cycle.wantSnapshot(pair.follower());
            }
            return;
        }
        TradePair.Held position = new TradePair.Held(
                opened.ticket(), opened.type(), opened.lots(), opened.lots(), opened.price(), null, null);
        cycle.draft.put(pair.opened(position, masterHas(pair, cycle), opened.receivedAt()));
    }

    /** What the copy is to follow: nothing of the master any more if its subscription ended otherwise. */
    static Lots masterHas(TradePair pair, Cycle cycle) {
        Subscription subscription = cycle.draft.subscriptionOf(pair);
        boolean followed = subscription.closing() == null || subscription.closing() == Subscription.Closing.AS_MASTER;
        return followed ? cycle.draft.tradeOf(pair).remaining() : Lots.ZERO;
    }

    private void closed(ExecutionReport.Closed closed, TradePair pair, Cycle cycle) {
        TradePair.Held held = pair.held();
        if (!pair.isOpen() || held == null) {
            done(pair, Kind.CLOSE, cycle);
            return;
        }
        if (isRepeat(closed, pair, cycle)) {
            return;
        }
        Lots rest = rest(closed, held, outstanding.of(pair.id(), Kind.CLOSE));
        if (rest == null) {
            cycle.wantSnapshot(pair.follower());
            return;
        }
        if (!rest.isBelow(held.volume()) && pair.isCloseDue()) {
            // Nothing became less: answering at once would go round in circles with a terminal that does nothing.
            retryClose(pair, Reasons.closeRefused(0, "the terminal closed nothing"), cycle);
            return;
        }
        done(pair, Kind.CLOSE, cycle);
        rememberDone(closed, pair, cycle);
        if (!rest.isZero()) {
            // A snapshot may have told of it first; never more than what it showed.
            cycle.draft.put(pair.reduced(rest.min(held.volume()), closed.price(), closed.profit()));
            return;
        }
        cycle.draft.put(pair.closed(closed.price(), closed.profit(), whyClosed(pair, cycle), closed.receivedAt()));
    }

    /** A repeated command is answered once more as it was the first time: that part is not closed a second time. */
    private boolean isRepeat(ExecutionReport.Closed closed, TradePair pair, Cycle cycle) {
        Long command = closed.commandId();
        return command != null && (cycle.isCloseDone(command) || outstanding.isCloseDone(pair.id(), command));
    }

    private void rememberDone(ExecutionReport.Closed closed, TradePair pair, Cycle cycle) {
        Long command = closed.commandId();
        if (command != null) {
            PairId id = pair.id();
            cycle.closeDone(command);
            cycle.onceCommitted(() -> outstanding.closeDone(id, command));
        }
    }

    static Reason whyClosed(TradePair pair, Cycle cycle) {
        if (pair.isKept() || !pair.wanted().volume().isZero()) {
            return Reasons.closedByFollower();
        }
        return cycle.draft.tradeOf(pair).isOpen() ? Reasons.subscriptionRemoved() : Reasons.closedWithMaster();
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

    private void modified(ExecutionReport.Modified modified, TradePair pair, Cycle cycle) {
        Sent sent = outstanding.of(pair.id(), Kind.MODIFY);
        Long command = modified.commandId();
        if (sent == null || !pair.isOpen() || (command != null && command != sent.commandId())) {
            return;
        }
        done(pair, Kind.MODIFY, cycle);
        // The master may have changed them once more since.
        if (sent.order() instanceof Order.Modify order
                && copyStops
                        .of(pair, cycle.draft.tradeOf(pair), cycle.draft.subscriptionOf(pair))
                        .equals(new Stops(order.stopLoss(), order.takeProfit()))) {
            cycle.draft.put(pair.modified());
        }
        cycle.review(pair);
    }

    private void refused(ExecutionReport.Refused refused, TradePair pair, Cycle cycle) {
        switch (refused.kind()) {
            case OPEN -> openRefused(refused, pair, cycle);
            case CLOSE -> closeRefused(refused, pair, cycle);
            case MODIFY -> modifyRefused(refused, pair, cycle);
            case CANCEL -> nothingToCancel(refused, cycle);
        }
    }

    private void openRefused(ExecutionReport.Refused refused, TradePair pair, Cycle cycle) {
        if (!pair.isPending()) {
            done(pair, Kind.OPEN, cycle);
            return;
        }
        Reason why = Retcodes.reason(refused.retcode(), refused.text());
        switch (Retcodes.ofOpen(refused.retcode())) {
            case RETRY -> retryOpen(pair, why, cycle);
            case UNKNOWN -> lookForIt(pair, cycle);
            case FAIL -> {
                done(pair, Kind.OPEN, cycle);
                boolean skipped = Retcodes.isExpired(refused.retcode(), refused.text())
                        || Retcodes.isUnknownSymbol(refused.text());
                cycle.draft.put(skipped ? pair.skip(why, cycle.now) : pair.fail(why, cycle.now));
            }
        }
    }

    private void retryOpen(TradePair pair, Reason why, Cycle cycle) {
        Sent sent = outstanding.of(pair.id(), Kind.OPEN);
        Instant retryAt = cycle.now.plus(properties.requoteDelay());
        boolean may = sent != null
                && sent.attempts() < properties.maxOpens()
                && !pair.wanted().volume().isZero()
                && retryAt.isBefore(pair.wanted().expiresAt());
        if (!may) {
            done(pair, Kind.OPEN, cycle);
            cycle.draft.put(pair.fail(why, cycle.now));
            return;
        }
        Sent retried = Objects.requireNonNull(sent).notDone(why, retryAt);
        cycle.answered(pair.id(), Kind.OPEN);
        cycle.onceCommitted(() -> outstanding.put(retried));
        cycle.review(pair);
    }

    private void lookForIt(TradePair pair, Cycle cycle) {
        Sent sent = outstanding.of(pair.id(), Kind.OPEN);
        if (sent != null) {
            cycle.answered(pair.id(), Kind.OPEN);
            Sent unknown = sent.unknown(cycle.now.plus(properties.lookAgainAfter()));
            cycle.onceCommitted(() -> outstanding.put(unknown));
        }
        cycle.wantSnapshot(pair.follower());
        cycle.review(pair);
    }

    private void closeRefused(ExecutionReport.Refused refused, TradePair pair, Cycle cycle) {
        if (!pair.isOpen()) {
            done(pair, Kind.CLOSE, cycle);
            return;
        }
        if (Retcodes.isClosed(refused.retcode())) {
            // Should that be wrong, its snapshot shows the position, and it is closed after all.
            cycle.wantSnapshot(pair.follower());
            done(pair, Kind.CLOSE, cycle);
            cycle.draft.put(pair.closed(null, null, whyClosed(pair, cycle), refused.receivedAt()));
            return;
        }
        if (Retcodes.isGone(refused.retcode(), refused.text()) || refused.retcode() == Retcodes.TIMEOUT) {
            cycle.wantSnapshot(pair.follower());
        }
        retryClose(pair, Reasons.closeRefused(refused.retcode(), refused.text()), cycle);
    }

    private void retryClose(TradePair pair, Reason why, Cycle cycle) {
        Sent sent = outstanding.of(pair.id(), Kind.CLOSE);
        if (sent != null) {
            cycle.answered(pair.id(), Kind.CLOSE);
            Sent retried = sent.notDone(why, cycle.now.plus(properties.backOff(sent.attempts())));
            cycle.onceCommitted(() -> outstanding.put(retried));
        }
        if (!pair.isKept()) {
            cycle.draft.put(pair.noted(why));
        }
    }

    private void modifyRefused(ExecutionReport.Refused refused, TradePair pair, Cycle cycle) {
        Reason why = Reasons.modifyRefused(refused.retcode(), refused.text());
        if (pair.isOpen() && !pair.isKept() && isTriedAgain(refused, pair)) {
            cycle.draft.put(pair.noted(why));
            return;
        }
        done(pair, Kind.MODIFY, cycle);
        if (!pair.isOpen() || pair.isKept()) {
            return;
        }
        if (Retcodes.isGone(refused.retcode(), refused.text())) {
            cycle.wantSnapshot(pair.follower());
        }
        TradePair settled = pair.modifyDone();
        cycle.draft.put(Retcodes.isUnchanged(refused.retcode()) ? settled : settled.noted(why));
    }

    /** The timer that waits for its answer sends it once more. */
    private boolean isTriedAgain(ExecutionReport.Refused refused, TradePair pair) {
        Sent sent = outstanding.of(pair.id(), Kind.MODIFY);
        return sent != null && Retcodes.mayPass(refused.retcode()) && sent.attempts() < properties.maxOpens();
    }

    private void done(TradePair pair, Kind kind, Cycle cycle) {
        PairId id = pair.id();
        cycle.answered(id, kind);
        cycle.onceCommitted(() -> outstanding.done(id, kind));
    }
}
