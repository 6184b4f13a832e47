package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;

/** Plans the opens that waited for their follower, now that the symbols of its broker are available. */
final class DeferredCommands {

    /** A broker's symbols can be thousands of lines, and the snapshot comes after them. */
    private static final int EXTENSION = 10;

    private final TradeCopier copier;
    private final CopyProperties properties;

    DeferredCommands(TradeCopier copier, CopyProperties properties) {
        this.properties = properties;
        this.copier = copier;
    }

    /** The follower has announced no further symbols and no snapshot: what waits for it is planned without them. */
    void decide(CopyEvent.LinkDue due, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(due.follower());
        if (connection == null || connection.number() != due.connection() || connection.isReady()) {
            return;
        }
        Duration wait = properties.announceWait();
        Duration left = transaction.moment.leftOf(wait, connection.askedAt());
        if (left.isPositive()) {
            transaction.wake(transaction.moment.after(left), due);
            return;
        }
        Optional<Follower> follower = transaction.connections.find(due.follower());
        int symbols = follower.map(Follower::symbolCount).orElse(0);
        boolean announcing = symbols > connection.symbols();
        // An expert of ours sends its snapshot when its terminal's list is complete and steady, which takes seconds.
        boolean expert = follower.map(Follower::isExpert).orElse(false);
        Duration leftAtAll = transaction.moment.leftOf(wait.multipliedBy(EXTENSION), connection.since());
        if ((announcing || expert) && leftAtAll.isPositive()) {
            transaction.connections.put(connection.withSymbols(symbols, transaction.moment));
            transaction.wake(transaction.moment.after(wait), due);
            return;
        }
        transaction.connections.put(connection.withoutSnapshot());
        deliverAll(due.follower(), transaction);
    }

    /** A basic follower, or one that lists nothing, announces nothing: what waits for it needs not wait any longer. */
    void connected(AccountId follower, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(follower);
        boolean announces =
                !transaction.connections.isBasic(follower) && transaction.connections.listsPositions(follower);
        if (connection != null && !connection.isReady() && !announces) {
            transaction.connections.put(connection.withoutSnapshot());
            deliverAll(follower, transaction);
        }
    }

    private void deliverAll(AccountId follower, CopyTransaction transaction) {
        for (TradePair pair : transaction.changes.livePairs(follower)) {
            if (pair.isWaiting()) {
                deliver(pair, transaction);
            } else {
                transaction.review(pair);
            }
        }
    }

    void deliver(TradePair pair, CopyTransaction transaction) {
        switch (copier.planAgain(pair, transaction)) {
            case Plan.Order order -> transaction.changes.put(pair.planned(order.wanted()));
            case Plan.Skip skip -> transaction.changes.put(pair.skip(skip.reason(), transaction.now));
            case Plan.Wait wait -> transaction.review(pair);
        }
    }
}
