package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;

/** Ends all copies of an account that has reached a loss limit. */
final class StopOutHandler {

    private final InFlightCommands inFlight;

    StopOutHandler(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    void decide(AccountId account, CopyTransaction transaction) {
        for (TradePair pair : transaction.changes.livePairs(account)) {
            if (SubscriptionChangeHandler.isNotSent(pair, inFlight)) {
                transaction.changes.put(pair.skip(Reasons.stoppedOut(), transaction.now));
            } else if (!pair.isKept() && !pair.wanted().volume().isZero()) {
                transaction.changes.put(pair.closeWanted());
            }
        }
    }
}
