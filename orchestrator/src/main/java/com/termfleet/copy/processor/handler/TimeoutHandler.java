package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.PairId;
import java.time.Duration;

/** Decides what becomes of a copy when time has passed without an answer. */
public final class TimeoutHandler {

    private final InFlightCommands inFlight;
    private final CopyProperties properties;

    TimeoutHandler(InFlightCommands inFlight, CopyProperties properties) {
        this.inFlight = inFlight;
        this.properties = properties;
    }

    void decide(PairId id, CopyTransaction transaction) {
        TradePair pair = transaction.changes.pair(id);
        if (pair == null || !pair.isLive()) {
            return;
        }
        transaction.review(pair);
        if (!pair.isPending()) {
            return;
        }
        InFlight open = inFlight.of(id, Kind.OPEN);
        switch (pair.isWaiting() ? null : open) {
            case null -> neverSent(pair, transaction);
            case InFlight.Sent sent -> noAnswer(pair, sent, transaction);
            case InFlight.NotExecuted notExecuted -> notExecuted(pair, notExecuted, transaction);
            case InFlight.Unknown unknown -> unknown(pair, unknown, transaction);
        }
    }

    private static void neverSent(TradePair pair, CopyTransaction transaction) {
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (!transaction.now.isBefore(pair.wanted().expiresAt())) {
            transaction.changes.put(pair.skip(Reasons.offline(), transaction.now));
        } else if (!pair.isWaiting() && pair.wanted().volume().isZero()) {
            transaction.changes.put(pair.skip(Reasons.masterClosedFirst(), transaction.now));
        } else if (against != null) {
            transaction.changes.put(pair.skip(against, transaction.now));
        }
    }

    private void noAnswer(TradePair pair, InFlight.Sent sent, CopyTransaction transaction) {
        if (leftToAnswer(pair, sent, properties, transaction.moment).isPositive()) {
            return;
        }
        if (transaction.connections.of(pair.follower()) != null) {
            transaction.wantSnapshot(pair.follower());
        }
        giveUp(pair, pair.fail(whyNoAnswer(pair, transaction), transaction.now), transaction);
    }

    private static Reason whyNoAnswer(TradePair pair, CopyTransaction transaction) {
        if (!transaction.connections.listsPositions(pair.follower())) {
            return Reasons.notConfirmed();
        }
        return transaction.connections.isBasic(pair.follower()) ? Reasons.noAnswerOfExpert() : Reasons.noAnswer();
    }

    private void notExecuted(TradePair pair, InFlight.NotExecuted open, CopyTransaction transaction) {
        Reason against = CopyTargets.againstOpening(pair, transaction);
        if (pair.wanted().volume().isZero()) {
            giveUp(pair, pair.skip(Reasons.masterClosedFirst(), transaction.now), transaction);
        } else if (against != null) {
            giveUp(pair, pair.skip(against, transaction.now), transaction);
        } else if (!transaction.now.isBefore(pair.wanted().expiresAt()) || open.isUsedUp(properties.maxOpens())) {
            Reason why = open.reason() == null ? Reasons.notExecutedInTime() : open.reason();
            giveUp(pair, pair.fail(why, transaction.now), transaction);
        }
    }

    private void unknown(TradePair pair, InFlight.Unknown open, CopyTransaction transaction) {
        if (!leftToLook(open, properties, transaction.moment).isPositive()) {
            giveUp(pair, pair.fail(Reasons.outcomeUnknown(), transaction.now), transaction);
        } else if (!transaction.now.isBefore(open.dueAt())) {
            transaction.wantSnapshot(pair.follower());
            transaction.put(open.unknown(transaction.now.plus(properties.lookAgainAfter())));
        }
    }

    /** How long an open that was sent may still be answered before it counts as failed; zero or negative if it does. */
    public static Duration leftToAnswer(TradePair pair, InFlight.Sent sent, CopyProperties properties, Moment now) {
        Moment sentAt = sent.attempt().sentAt();
        Duration lives = Duration.between(sentAt.at(), pair.wanted().expiresAt());
        Duration wait = (lives.isNegative() ? Duration.ZERO : lives).plus(properties.answerGrace());
        return now.leftOf(wait, sentAt.passed());
    }

    /** How long a position is still looked for that an open may have left; zero or negative if it is not. */
    public static Duration leftToLook(InFlight.Unknown open, CopyProperties properties, Moment now) {
        return now.leftOf(properties.unknownFor(), open.attempt().sentAt().passed());
    }

    private static void giveUp(TradePair pair, TradePair ended, CopyTransaction transaction) {
        transaction.done(pair.id());
        transaction.changes.put(ended);
    }
}
