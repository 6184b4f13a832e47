package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.destination.CopyMark;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Tells copies from signals: a position that TermFleet opened must not be copied again, or two accounts that follow each
 * other would never stop. It is recognised by its mark, or by its ticket where a follower on the same broker account holds
 * it.
 */
final class CopiesHeld {

    private CopiesHeld() {}

    static boolean isCopy(Origin origin, CopyTransaction transaction) {
        return isCopy(origin.magic(), origin.comment(), origin.ticket(), origin.brokerLogin(), transaction);
    }

    static boolean isCopy(
            long magic, String comment, Ticket ticket, @Nullable String brokerLogin, CopyTransaction transaction) {
        if (CopyMark.isOn(magic, comment)) {
            return true;
        }
        if (brokerLogin == null) {
            return false;
        }
        for (AccountId follower : transaction.connections.withLogin(brokerLogin)) {
            if (!transaction.changes.livePairsAt(follower, ticket).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
