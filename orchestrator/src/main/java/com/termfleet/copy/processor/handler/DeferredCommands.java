package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Orders what has waited for its follower, sized by what the follower's broker turns out to offer. */
public final class DeferredCommands {

    /** A broker's symbols can be thousands of lines, and the snapshot comes after them. */
    private static final int MUCH_LONGER = 10;

    private final FollowerConnections links;
    private final TradeCopier copier;
    private final CopyProperties properties;

    public DeferredCommands(FollowerConnections links, TradeCopier copier, CopyProperties properties) {
        this.properties = properties;
        this.links = links;
        this.copier = copier;
    }

    /** The follower has announced nothing new for a while and no snapshot: what waits for it is ordered without. */
    public void decide(CopyEvent.LinkDue due, CopyTransaction transaction) {
        FollowerConnection link = links.of(due.follower());
        if (link == null || link.number != due.connection() || link.isReady()) {
            return;
        }
        Optional<Follower> follower = links.find(due.follower());
        boolean announcing =
                link.isAnnouncing(follower.map(Follower::symbolCount).orElse(0));
        // An expert of ours sends its snapshot when its terminal's list is complete and steady, which takes seconds.
        boolean expert = follower.map(Follower::isExpert).orElse(false);
        Instant atLast = link.since.plus(properties.announceWait().multipliedBy(MUCH_LONGER));
        if ((announcing || expert) && transaction.now.isBefore(atLast)) {
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

    public void deliver(TradePair pair, CopyTransaction transaction) {
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        MasterTrade trade = transaction.changes.tradeOf(pair);
        Plan plan = copier.plan(trade, subscription, pair.wanted().expiresAt(), transaction);
        switch (plan) {
            case Plan.Order order -> transaction.changes.put(pair.planned(order.wanted()));
            case Plan.Skip skip -> transaction.changes.put(pair.skip(skip.reason(), transaction.now));
            case Plan.Wait wait -> transaction.review(pair);
        }
    }
}
