package com.termfleet.copy;

/** Which part of the engine decides about which event. Pure: changes the cycle's draft and nothing else. */
final class Decisions {

    private final Links links;
    private final MasterSignals masterSignals;
    private final MasterSnapshots masterSnapshots;
    private final FollowerReports followerReports;
    private final FollowerSnapshots followerSnapshots;
    private final Deliveries deliveries;
    private final Expiries expiries;
    private final SubscriptionChanges subscriptionChanges;

    Decisions(Links links, Outstanding outstanding, CopyStops copyStops, CopyProperties properties) {
        Planner planner = new Planner(links);
        this.links = links;
        this.masterSignals = new MasterSignals(planner, outstanding);
        this.masterSnapshots = new MasterSnapshots(masterSignals);
        this.followerReports = new FollowerReports(outstanding, copyStops, properties);
        this.deliveries = new Deliveries(links, planner, properties);
        this.followerSnapshots = new FollowerSnapshots(links, outstanding, deliveries, properties);
        this.expiries = new Expiries(links, outstanding, properties);
        this.subscriptionChanges = new SubscriptionChanges(outstanding);
    }

    void decide(Event event, Cycle cycle) {
        switch (event) {
            case Event.FromMaster signal -> masterSignals.decide(signal.signal(), signal.reply(), cycle);
            case Event.MasterHolds holds -> masterSnapshots.decide(holds.snapshot(), cycle);
            case Event.Reported reported -> followerReports.decide(reported.report(), cycle);
            case Event.FollowerHolds holds -> followerSnapshots.decide(holds, cycle);
            case Event.Subscribed subscribed -> subscriptionChanges.decide(subscribed.subscription(), cycle);
            case Event.PairDue due -> expiries.decide(due.pair(), cycle);
            case Event.LinkDue due -> deliveries.decide(due, cycle);
            case Event.SnapshotDue due -> {
                if (links.of(due.follower()) != null) {
                    cycle.wantSnapshot(due.follower());
                }
            }
            // What links know was changed when these were admitted; their snapshot brings the rest.
            case Event.Connected connected -> {}
            case Event.Disconnected disconnected -> {}
        }
    }

    /** After everything was read anew: removals that were recorded and not followed up before. */
    void followUpRemovals(Iterable<TradePair> pairs, Cycle cycle) {
        for (TradePair pair : pairs) {
            Subscription subscription = cycle.draft.subscriptionOf(pair);
            if (pair.isLive() && subscription.isRemoved() && !pair.isKept()) {
                subscriptionChanges.removed(pair, subscription, cycle);
            }
        }
    }
}
