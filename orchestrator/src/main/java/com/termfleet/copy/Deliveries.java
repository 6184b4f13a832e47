package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** Orders what has waited for its follower, sized by what the follower's broker turns out to offer. */
final class Deliveries {

    /** A broker's symbols can be thousands of lines, and the snapshot comes after them. */
    private static final int MUCH_LONGER = 10;

    private final Links links;
    private final Planner planner;
    private final CopyProperties properties;

    Deliveries(Links links, Planner planner, CopyProperties properties) {
        this.properties = properties;
        this.links = links;
        this.planner = planner;
    }

    /** The follower has announced nothing new for a while and no snapshot: what waits for it is ordered without. */
    void decide(Event.LinkDue due, Cycle cycle) {
        Link link = links.of(due.follower());
        if (link == null || link.number != due.connection() || link.isReady()) {
            return;
        }
        int symbols = links.find(due.follower())
                .map(follower -> follower.symbols().size())
                .orElse(0);
        Instant atLast = link.since.plus(properties.announceWait().multipliedBy(MUCH_LONGER));
        if (link.isAnnouncing(symbols) && cycle.now.isBefore(atLast)) {
            cycle.wake(cycle.now.plus(properties.announceWait()), due);
            return;
        }
        link.plain();
        deliverAll(due.follower(), cycle);
    }

    private void deliverAll(AccountId follower, Cycle cycle) {
        for (TradePair pair : cycle.draft.livePairs(follower)) {
            if (pair.isWaiting()) {
                deliver(pair, cycle);
            } else {
                cycle.review(pair);
            }
        }
    }

    void deliver(TradePair pair, Cycle cycle) {
        Subscription subscription = cycle.draft.subscriptionOf(pair);
        MasterTrade trade = cycle.draft.tradeOf(pair);
        Plan plan = planner.plan(trade, subscription, pair.wanted().expiresAt(), cycle.now);
        switch (plan) {
            case Plan.Order order -> cycle.draft.put(pair.planned(order.wanted()));
            case Plan.Skip skip -> cycle.draft.put(pair.skip(skip.reason(), cycle.now));
            case Plan.Wait wait -> cycle.review(pair);
        }
    }
}
