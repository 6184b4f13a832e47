package com.termfleet.faults;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.copy.processor.SimulatedDatabase.Trade;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.AccountId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is true of the stored trades and copies at any moment, whatever was sent. */
final class CopyBook {

    private CopyBook() {}

    /** @throws AssertionError with the row that is wrong */
    static void check(SimulatedDatabase database) {
        Set<List<Object>> keys = new HashSet<>();
        for (Trade trade : database.trades()) {
            require(keys.add(List.of(trade.master(), trade.ticket())), "one trade for each ticket", trade);
            require(!trade.volume().isZero(), "a trade has a volume", trade);
            require(!trade.volume().isBelow(trade.remaining()), "no more is left than was opened", trade);
        }
        Set<List<Object>> copied = new HashSet<>();
        for (Copy copy : database.copies()) {
            require(copied.add(List.of(copy.trade(), copy.follower())), "one copy for each follower", copy);
            require(database.tradeById(copy.trade()) != null, "a copy has its trade", copy);
            boolean isLive = copy.isPending() || copy.isPlaced() || copy.isOpen();
            require(isLive || copy.reason() != null, "an end has a reason", copy);
            require(!copy.isOpen() || copy.ticket() > 0, "an open copy has a position", copy);
        }
        for (Trade trade : database.trades()) {
            if (trade.status() == MasterTrade.Status.PENDING) {
                // An old order that nobody has copied becomes a new position when it fills, or ends with a reason.
                continue;
            }
            for (AccountId follower : database.followersOf(trade.master())) {
                require(copied.contains(List.of(trade.id(), follower)), "every follower has a copy or a reason", trade);
            }
        }
    }

    private static void require(boolean isSo, String promise, Object row) {
        if (!isSo) {
            throw new AssertionError(promise + ": " + row);
        }
    }
}
