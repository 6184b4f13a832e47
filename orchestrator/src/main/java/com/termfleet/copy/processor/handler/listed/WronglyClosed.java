package com.termfleet.copy.processor.handler.listed;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Copies that count as closed only because an earlier list lacked them, and that are listed again: a terminal without a connection to
 * its broker lists nothing.
 */
public final class WronglyClosed {

    private WronglyClosed() {}

    /** @param unexplained listed tickets; those of such copies are removed */
    public static void findAgain(AccountId follower, List<Ticket> unexplained, CopyTransaction transaction) {
        if (unexplained.isEmpty()) {
            return;
        }
        for (Subscription subscription : transaction.changes.subscriptions()) {
            if (subscription.follower().equals(follower)) {
                for (MasterTrade trade : transaction.changes.openTrades(subscription.master())) {
                    findAgain(trade, follower, unexplained, transaction);
                }
            }
        }
    }

    private static void findAgain(
            MasterTrade trade, AccountId follower, List<Ticket> unexplained, CopyTransaction transaction) {
        for (TradePair pair : List.copyOf(transaction.changes.pairsOf(trade.id()))) {
            TradePair.Held held = pair.held();
            if (held == null || !pair.follower().equals(follower) || !isClosedUnseen(pair)) {
                continue;
            }
            if (!CopyTargets.isReplaced(pair, transaction) && unexplained.remove(held.ticket())) {
                transaction.log(
                        Level.WARN,
                        follower,
                        "Position that a list lacked is listed again account={} pair={} ticket={}",
                        pair.id(),
                        held.ticket());
                TradePair.Held again = new TradePair.Held(
                        held.ticket(), held.type(), held.filled(), held.filled(), held.openPrice(), null, null);
                transaction.changes.put(CopyTargets.opened(pair, again, transaction.now, transaction));
            }
        }
    }

    /** No deal and no answer has told of its close. */
    private static boolean isClosedUnseen(TradePair pair) {
        return !pair.isLive()
                && pair.held() != null
                && pair.held().closePrice() == null
                && pair.reason() != null
                && pair.reason().code() == ReasonCode.CLOSED_BY_FOLLOWER;
    }
}
