package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;

/** Ends the copies that can no longer follow because an account was deleted; open positions are left as they are. */
final class AccountDeletionHandler {

    private final InFlightCommands inFlight;

    AccountDeletionHandler(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    void decide(AccountId account, CopyTransaction transaction) {
        transaction.changes.deleted(account);
        for (TradePair pair : transaction.changes.livePairs(account)) {
            transaction.changes.put(ended(pair, transaction));
            transaction.changes.settleLater(pair.route().trade());
        }
        for (MasterTrade trade : transaction.changes.openTrades(account)) {
            transaction.changes.settleLater(trade.id());
        }
    }

    private TradePair ended(TradePair pair, CopyTransaction transaction) {
        if (pair.isHeld()) {
            return pair.isKept() ? pair : pair.modifyDone().noted(Reasons.kept());
        }
        return inFlight.of(pair.id(), Kind.OPEN) instanceof InFlight.Sent
                ? pair.fail(Reasons.noAnswer(), transaction.now)
                : pair.skip(Reasons.subscriptionRemoved(), transaction.now);
    }
}
