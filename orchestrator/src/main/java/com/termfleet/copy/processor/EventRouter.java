package com.termfleet.copy.processor;

import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;

/** Which part of the engine decides about which event. Pure: changes the cycle's draft and nothing else. */
final class EventRouter {

    private final FollowerConnections links;
    private final SignalHandler signalHandler;
    private final MasterSnapshotHandler masterSnapshotHandler;
    private final ReportHandler reportHandler;
    private final FollowerSnapshotHandler followerSnapshotHandler;
    private final DeferredCommands deferredCommands;
    private final TimeoutHandler timeoutHandler;
    private final SubscriptionChangeHandler subscriptionChangeHandler;

    EventRouter(
            FollowerConnections links, InFlightCommands inFlight, StopLevels stopLevels, CopyProperties properties) {
        Planner planner = new Planner(links);
        this.links = links;
        this.signalHandler = new SignalHandler(planner, inFlight);
        this.masterSnapshotHandler = new MasterSnapshotHandler(signalHandler);
        this.reportHandler = new ReportHandler(links, inFlight, stopLevels, properties);
        this.deferredCommands = new DeferredCommands(links, planner, properties);
        this.followerSnapshotHandler = new FollowerSnapshotHandler(links, inFlight, deferredCommands, properties);
        this.timeoutHandler = new TimeoutHandler(links, inFlight, properties);
        this.subscriptionChangeHandler = new SubscriptionChangeHandler(inFlight);
    }

    void decide(CopyEvent event, CopyTransaction transaction) {
        switch (event) {
            case CopyEvent.FromMaster signal -> signalHandler.decide(signal.signal(), signal.reply(), transaction);
            case CopyEvent.MasterHolds holds -> masterSnapshotHandler.decide(holds.snapshot(), transaction);
            case CopyEvent.Reported reported -> reportHandler.decide(reported.report(), transaction);
            case CopyEvent.FollowerHolds holds -> followerSnapshotHandler.decide(holds, transaction);
            case CopyEvent.Subscribed subscribed ->
                subscriptionChangeHandler.decide(subscribed.subscription(), transaction);
            case CopyEvent.PairDue due -> timeoutHandler.decide(due.pair(), transaction);
            case CopyEvent.LinkDue due -> deferredCommands.decide(due, transaction);
            case CopyEvent.SnapshotDue due -> {
                if (links.of(due.follower()) != null) {
                    transaction.wantSnapshot(due.follower());
                }
            }
            // What links know was changed when these were admitted; their snapshot brings the rest.
            case CopyEvent.Connected connected -> {}
            case CopyEvent.Disconnected disconnected -> {}
        }
    }

    /** After everything was read anew: removals that were recorded and not followed up before. */
    void followUpRemovals(Iterable<TradePair> pairs, CopyTransaction transaction) {
        for (TradePair pair : pairs) {
            Subscription subscription = transaction.changes.subscriptionOf(pair);
            if (pair.isLive() && subscription.isRemoved() && !pair.isKept()) {
                subscriptionChangeHandler.removed(pair, subscription, transaction);
            }
        }
    }
}
