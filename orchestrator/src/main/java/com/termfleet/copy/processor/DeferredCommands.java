package com.termfleet.copy.processor;

import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** Orders what has waited for its follower, sized by what the follower's broker turns out to offer. */
final class DeferredCommands {

    /** A broker's symbols can be thousands of lines, and the snapshot comes after them. */
    private static final int MUCH_LONGER = 10;

    private final FollowerConnections links;
    private final Planner planner;
    private final CopyProperties properties;

    DeferredCommands(FollowerConnections links, Planner planner, CopyProperties properties) {
        this.properties = properties;
        this.links = links;
        this.planner = planner;
    }

    /** The follower has announced nothing new for a while and no snapshot: what waits for it is ordered without. */
    void decide(CopyEvent.LinkDue due, CopyTransaction transaction) {
        FollowerConnection link = links.of(due.follower());
        if (link == null || link.number != due.connection() || link.isReady()) {
            return;
        }
        int symbols = links.find(due.follower())
                .map(follower -> follower.symbols().size())
                .orElse(0);
        Instant atLast = link.since.plus(properties.announceWait().multipliedBy(MUCH_LONGER));
        if (link.isAnnouncing(symbols) && transaction.now.isBefore(atLast)) {
            transaction.wake(transaction.now.plus(properties.announceWait()), due);
            return;
        }
        link.plain();
        deliverAll(due.follower(), transaction);
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
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        MasterTrade trade = transaction.changes.tradeOf(pair);
        Plan plan = planner.plan(
                trade,
                subscription,
                pair.wanted().expiresAt(),
                transaction.changes.sharesPositions(pair.follower()),
                transaction.now);
        switch (plan) {
            case Plan.Order order -> transaction.changes.put(pair.planned(order.wanted()));
            case Plan.Skip skip -> transaction.changes.put(pair.skip(skip.reason(), transaction.now));
            case Plan.Wait wait -> transaction.review(pair);
        }
    }
}
