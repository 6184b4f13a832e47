package com.termfleet.copy.processor.handler;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.Weekends;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Instant;

/**
 * Ends copies that limits do not allow to stay open: of an account or a subscription that is stopped out, and over the
 * weekend.
 */
final class LimitsHandler {

    private final InFlightCommands inFlight;

    LimitsHandler(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    /** The account, or the subscription, has reached a loss limit that closes everything. */
    void stoppedOut(LimitedScope scope, CopyTransaction transaction) {
        for (TradePair pair : transaction.changes.livePairs(scope.account())) {
            if (scope.subscription() == null
                    || scope.subscription().equals(pair.route().subscription())) {
                end(pair, Reasons.stoppedOut(), transaction);
            }
        }
    }

    /** Limits were set: it may be the weekend by them now, and is at another time next. */
    void changed(RiskLimits limits, CopyTransaction transaction) {
        if (limits.times().flatBeforeWeekend() != null || limits.times().zone() != null) {
            weekend(transaction);
        }
    }

    /** Closes what is not to be open now, and wakes when that is due next. */
    void weekend(CopyTransaction transaction) {
        Instant next = Weekends.nextClose(transaction);
        if (next == null) {
            return;
        }
        transaction.wake(next, new CopyEvent.WeekendDue());
        for (TradePair pair : transaction.changes.livePairs()) {
            if (Weekends.isFlat(pair, transaction)) {
                end(pair, Reasons.weekend(), transaction);
            }
        }
    }

    private void end(TradePair pair, Reason why, CopyTransaction transaction) {
        if (SubscriptionChangeHandler.isNotSent(pair, inFlight)) {
            transaction.changes.put(pair.skip(why, transaction.now));
        } else if (!pair.isKept() && !pair.wanted().volume().isZero()) {
            transaction.changes.put(pair.closeWanted());
        }
    }
}
