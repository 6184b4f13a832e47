package com.termfleet.copy.processor;

import com.termfleet.copy.processor.InFlightCommands.Kind;
import com.termfleet.copy.processor.InFlightCommands.Sent;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.PairId;
import java.time.Instant;

/** What becomes of a pair when time has passed without an answer. */
final class TimeoutHandler {

    private final FollowerConnections links;
    private final InFlightCommands inFlight;
    private final CopyProperties properties;

    TimeoutHandler(FollowerConnections links, InFlightCommands inFlight, CopyProperties properties) {
        this.links = links;
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
        Sent sent = inFlight.of(id, Kind.OPEN);
        if (pair.isWaiting() || sent == null) {
            if (!transaction.now.isBefore(pair.wanted().expiresAt())) {
                transaction.changes.put(pair.skip(Reasons.offline(), transaction.now));
            } else if (!pair.isWaiting() && pair.wanted().volume().isZero()) {
                transaction.changes.put(pair.skip(Reasons.masterClosedFirst(), transaction.now));
            }
        } else {
            sent(pair, sent, transaction);
        }
    }

    private void sent(TradePair pair, Sent sent, CopyTransaction transaction) {
        boolean expired = !transaction.now.isBefore(pair.wanted().expiresAt());
        if (sent.notDone()) {
            boolean unwanted = pair.wanted().volume().isZero();
            if (unwanted) {
                giveUp(pair, pair.skip(Reasons.masterClosedFirst(), transaction.now), transaction);
            } else if (expired || sent.attempts() >= properties.maxOpens()) {
                Reason why = sent.refusal() == null ? Reasons.notExecutedInTime() : sent.refusal();
                giveUp(pair, pair.fail(why, transaction.now), transaction);
            }
        } else if (sent.unknown()) {
            if (transaction.now.isBefore(sent.sentAt().plus(properties.unknownFor()))) {
                lookAgain(pair, sent, transaction);
            } else {
                giveUp(pair, pair.fail(Reasons.outcomeUnknown(), transaction.now), transaction);
            }
        } else if (!transaction.now.isBefore(giveUpAt(pair, sent, properties))) {
            if (links.of(pair.follower()) != null) {
                transaction.wantSnapshot(pair.follower());
            }
            giveUp(pair, pair.fail(Reasons.noAnswer(), transaction.now), transaction);
        }
    }

    /** When an open that was sent and is not answered counts as failed. */
    static Instant giveUpAt(TradePair pair, Sent sent, CopyProperties properties) {
        Instant expiresAt = pair.wanted().expiresAt();
        Instant last = sent.sentAt().isAfter(expiresAt) ? sent.sentAt() : expiresAt;
        return last.plus(properties.answerGrace());
    }

    private void lookAgain(TradePair pair, Sent sent, CopyTransaction transaction) {
        if (!transaction.now.isBefore(sent.dueAt())) {
            transaction.wantSnapshot(pair.follower());
            Sent later = sent.unknown(transaction.now.plus(properties.lookAgainAfter()));
            transaction.onceCommitted(() -> inFlight.put(later));
        }
    }

    private void giveUp(TradePair pair, TradePair ended, CopyTransaction transaction) {
        PairId id = pair.id();
        transaction.onceCommitted(() -> inFlight.done(id));
        transaction.changes.put(ended);
    }
}
