package com.termfleet.copy.processor.handler.report;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Records what a follower answers to an open. */
final class OpenReportHandler {

    private final InFlightCommands inFlight;
    private final CopyProperties properties;

    OpenReportHandler(InFlightCommands inFlight, CopyProperties properties) {
        this.inFlight = inFlight;
        this.properties = properties;
    }

    void opened(ExecutionReport.Opened opened, TradePair pair, CopyTransaction transaction) {
        if (wasRepeated(inFlight.of(pair.id(), Kind.OPEN))) {
            // The answer may be that of the first time, and what it opened may have been closed since.
            transaction.wantSnapshot(pair.follower());
        }
        done(pair, transaction);
        if (opened.lots().isZero()) {
            transaction.wantSnapshot(pair.follower());
            return;
        }
        TradePair.Held held = pair.held();
        if (CopyTargets.isReplaced(pair, transaction)) {
            endReplaced(opened, pair, transaction);
        } else if (held == null) {
            hold(opened, pair, transaction);
        } else if (pair.isPlaced() && !opened.type().isPending()) {
            filled(opened, pair, held, transaction);
        } else if (!held.ticket().equals(opened.ticket())) {
            closeSecond(opened, pair, held, transaction);
        }
    }

    private static boolean wasRepeated(@Nullable InFlight open) {
        return open != null
                && (open.attempt().number() > 1
                        || open.attempt().ids() > 1
                        || open.attempt().isBeforeLoad());
    }

    private static void hold(ExecutionReport.Opened opened, TradePair pair, CopyTransaction transaction) {
        transaction.told(pair.id());
        TradePair.Held held = new TradePair.Held(
                opened.ticket(), opened.type(), opened.lots(), opened.lots(), opened.price(), null, null);
        if (!opened.type().isPending()) {
            transaction.changes.put(CopyTargets.opened(pair, held, opened.receivedAt(), transaction));
            return;
        }
        transaction.changes.put(CopyTargets.placed(pair, held, opened.receivedAt(), transaction));
        Long command = opened.commandId();
        if (command != null) {
            transaction.placedBy(pair.id(), command);
        }
    }

    /** It was recorded as an order, and is or has a position. An order of another ticket is not the copy any more. */
    private static void filled(
            ExecutionReport.Opened opened, TradePair pair, TradePair.Held order, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.CLOSE);
        transaction.done(pair.id(), Kind.MODIFY);
        hold(opened, pair, transaction);
        if (!order.ticket().equals(opened.ticket())) {
            transaction.stray(pair, order.ticket(), true);
        }
    }

    /** It was given up or closed, and the trade is copied by another copy since. */
    private static void endReplaced(ExecutionReport.Opened opened, TradePair pair, CopyTransaction transaction) {
        boolean known = pair.held() != null && pair.held().ticket().equals(opened.ticket());
        if (known
                || !transaction
                        .changes
                        .livePairsAt(pair.follower(), opened.ticket())
                        .isEmpty()) {
            return;
        }
        transaction.log(
                Level.WARN,
                pair.follower(),
                "Late position of a copy that was replaced; ending it account={} pair={} ticket={}",
                pair.id(),
                opened.ticket());
        transaction.stray(pair, opened.ticket(), opened.type().isPending());
        transaction.wantSnapshot(pair.follower());
    }

    private static void closeSecond(
            ExecutionReport.Opened opened, TradePair pair, TradePair.Held held, CopyTransaction transaction) {
        transaction.log(
                Level.ERROR,
                pair.follower(),
                "Copy has a second position or order; ending it account={} pair={} first={} second={}",
                pair.id(),
                held.ticket(),
                opened.ticket());
        transaction.stray(pair, opened.ticket(), opened.type().isPending());
        transaction.wantSnapshot(pair.follower());
    }

    void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        if (!pair.isPending()) {
            done(pair, transaction);
            return;
        }
        Long command = refused.commandId();
        if (command != null && open != null) {
            if (open.attempt().isBeforeLoad()) {
                open = resumed(open.attempt(), command);
            } else if (open.attempt().commandId() != command || transaction.isDecided(pair.id(), Kind.OPEN)) {
                // A refusal ends its own id only; a later try is in flight, or this refusal came twice.
                return;
            }
        }
        Reason why = pair.wanted().noWorse() && Retcodes.isWorsePrice(refused.retcode())
                ? Retcodes.worsePrice(refused.retcode(), refused.text())
                : Retcodes.reason(refused.retcode(), refused.text());
        switch (verdict(refused, open, pair)) {
            case RETRY -> retry(open, refused, why, pair, transaction);
            case UNKNOWN -> lookForPosition(open, pair, transaction);
            case FAIL -> fail(refused, why, pair, transaction);
        }
    }

    /** A pending order's time is that of one try; its signal may count for longer. */
    private static Retcodes.Verdict verdict(ExecutionReport.Refused refused, @Nullable InFlight open, TradePair pair) {
        return placesOrder(open, pair) && Retcodes.isExpired(refused.retcode(), refused.text())
                ? Retcodes.Verdict.RETRY
                : Retcodes.ofOpen(refused.retcode());
    }

    private static boolean placesOrder(@Nullable InFlight open, TradePair pair) {
        if (open != null && open.attempt().order() instanceof Order.Open sent) {
            return sent.type().isPending();
        }
        return pair.wanted().type().isPending();
    }

    /** The answer shows which try was in flight before the copies were loaded. */
    private static InFlight resumed(InFlight.Attempt before, long command) {
        return new InFlight.Sent(
                new InFlight.Attempt(
                        before.pair(),
                        before.kind(),
                        command,
                        before.order(),
                        before.connection(),
                        before.number(),
                        before.ids(),
                        before.sentAt()),
                before.sentAt().at());
    }

    private static void fail(ExecutionReport.Refused refused, Reason why, TradePair pair, CopyTransaction transaction) {
        done(pair, transaction);
        boolean skipped = Retcodes.isExpired(refused.retcode(), refused.text())
                || Retcodes.isUnknownSymbol(refused.text())
                || Retcodes.isPriceBeyondLimit(refused.retcode(), refused.text())
                || Retcodes.isTooSmall(refused.retcode(), refused.text())
                || (pair.wanted().noWorse() && Retcodes.isWorsePrice(refused.retcode()));
        Reason skip = Retcodes.isExpired(refused.retcode(), refused.text()) ? whyExpired(pair, why, transaction) : why;
        transaction.changes.put(skipped ? pair.skip(skip, transaction.now) : pair.fail(why, transaction.now));
    }

    /** What is not wanted any more is withdrawn before its time is over. */
    private static Reason whyExpired(TradePair pair, Reason expired, CopyTransaction transaction) {
        if (!transaction.now.isBefore(pair.wanted().expiresAt())) {
            return expired;
        }
        if (pair.wanted().volume().isZero()) {
            return Reasons.masterClosedFirst();
        }
        Reason against = CopyTargets.againstOpening(pair, transaction);
        return against == null ? expired : against;
    }

    private void retry(
            @Nullable InFlight open,
            ExecutionReport.Refused refused,
            Reason why,
            TradePair pair,
            CopyTransaction transaction) {
        InFlight.NotExecuted ended =
                open == null ? null : open.refused(why, retryAt(open, refused.retcode(), pair, transaction));
        if (ended == null || !mayRetry(ended, pair)) {
            fail(refused, why, pair, transaction);
            return;
        }
        transaction.answered(ended);
        transaction.review(pair);
    }

    private boolean mayRetry(InFlight.NotExecuted ended, TradePair pair) {
        return !ended.isUsedUp(properties.maxOpens())
                && !pair.wanted().volume().isZero()
                && ended.dueAt().isBefore(pair.wanted().expiresAt());
    }

    private Instant retryAt(InFlight open, int retcode, TradePair pair, CopyTransaction transaction) {
        Instant now = transaction.now;
        if (pair.wanted().type().isPending()) {
            // A follower that does not try for long itself is not asked more often.
            Instant over = open.attempt().sentAt().after(properties.pendingTry());
            return over.isBefore(now) ? now : over;
        }
        return now.plus(
                Retcodes.isRequote(retcode)
                        ? properties.requotePause(open.attempt().ids())
                        : properties.requoteDelay());
    }

    private void lookForPosition(@Nullable InFlight open, TradePair pair, CopyTransaction transaction) {
        InFlight known = open != null
                ? open
                : new InFlight.Sent(
                        InFlight.beforeLoad(pair.id(), Kind.OPEN, inFlight.lastOpen(pair.id()), transaction.moment),
                        transaction.now);
        transaction.answered(known.unknown(transaction.now.plus(properties.lookAgainAfter())));
        transaction.changes.put(pair.outcomeUnknown(transaction.now));
        transaction.wantSnapshot(pair.follower());
    }

    private static void done(TradePair pair, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.OPEN);
    }
}
