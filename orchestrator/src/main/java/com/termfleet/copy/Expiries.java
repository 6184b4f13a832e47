package com.termfleet.copy;

import com.termfleet.copy.Outstanding.Kind;
import com.termfleet.copy.Outstanding.Sent;
import com.termfleet.kernel.PairId;
import java.time.Instant;

/** What becomes of a pair when time has passed without an answer. */
final class Expiries {

    private final Links links;
    private final Outstanding outstanding;
    private final CopyProperties properties;

    Expiries(Links links, Outstanding outstanding, CopyProperties properties) {
        this.links = links;
        this.outstanding = outstanding;
        this.properties = properties;
    }

    void decide(PairId id, Cycle cycle) {
        TradePair pair = cycle.draft.pair(id);
        if (pair == null || !pair.isLive()) {
            return;
        }
        cycle.review(pair);
        if (!pair.isPending()) {
            return;
        }
        Sent sent = outstanding.of(id, Kind.OPEN);
        if (pair.isWaiting() || sent == null) {
            if (!cycle.now.isBefore(pair.wanted().expiresAt())) {
                cycle.draft.put(pair.skip(Reasons.offline(), cycle.now));
            } else if (!pair.isWaiting() && pair.wanted().volume().isZero()) {
                cycle.draft.put(pair.skip(Reasons.masterClosedFirst(), cycle.now));
            }
        } else {
            sent(pair, sent, cycle);
        }
    }

    private void sent(TradePair pair, Sent sent, Cycle cycle) {
        boolean expired = !cycle.now.isBefore(pair.wanted().expiresAt());
        if (sent.notDone()) {
            boolean unwanted = pair.wanted().volume().isZero();
            if (unwanted) {
                giveUp(pair, pair.skip(Reasons.masterClosedFirst(), cycle.now), cycle);
            } else if (expired || sent.attempts() >= properties.maxOpens()) {
                Reason why = sent.refusal() == null ? Reasons.notExecutedInTime() : sent.refusal();
                giveUp(pair, pair.fail(why, cycle.now), cycle);
            }
        } else if (sent.unknown()) {
            if (cycle.now.isBefore(sent.sentAt().plus(properties.unknownFor()))) {
                lookAgain(pair, sent, cycle);
            } else {
                giveUp(pair, pair.fail(Reasons.outcomeUnknown(), cycle.now), cycle);
            }
        } else if (!cycle.now.isBefore(giveUpAt(pair, sent, properties))) {
            if (links.of(pair.follower()) != null) {
                cycle.wantSnapshot(pair.follower());
            }
            giveUp(pair, pair.fail(Reasons.noAnswer(), cycle.now), cycle);
        }
    }

    /** When an open that was sent and is not answered counts as failed. */
    static Instant giveUpAt(TradePair pair, Sent sent, CopyProperties properties) {
        Instant expiresAt = pair.wanted().expiresAt();
        Instant last = sent.sentAt().isAfter(expiresAt) ? sent.sentAt() : expiresAt;
        return last.plus(properties.answerGrace());
    }

    private void lookAgain(TradePair pair, Sent sent, Cycle cycle) {
        if (!cycle.now.isBefore(sent.dueAt())) {
            cycle.wantSnapshot(pair.follower());
            Sent later = sent.unknown(cycle.now.plus(properties.lookAgainAfter()));
            cycle.onceCommitted(() -> outstanding.put(later));
        }
    }

    private void giveUp(TradePair pair, TradePair ended, Cycle cycle) {
        PairId id = pair.id();
        cycle.onceCommitted(() -> outstanding.done(id));
        cycle.draft.put(ended);
    }
}
