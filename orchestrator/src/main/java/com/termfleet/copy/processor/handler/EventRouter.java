package com.termfleet.copy.processor.handler;

import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.signal.SignalSink;
import java.time.Duration;

/** Passes each event to the handler that decides about it. */
public final class EventRouter {

    private static final Duration AFTER_A_FAILED_LOOKUP = Duration.ofSeconds(1);

    private final FollowerConnections links;
    private final LookupPlanner lookupPlanner;
    private final SignalHandler signalHandler;
    private final MasterSnapshotHandler masterSnapshotHandler;
    private final ReportHandler reportHandler;
    private final FollowerSnapshotHandler followerSnapshotHandler;
    private final DeferredCommands deferredCommands;
    private final TimeoutHandler timeoutHandler;
    private final SubscriptionChangeHandler subscriptionChangeHandler;
    private final AccountDeletionHandler accountDeletionHandler;

    public EventRouter(
            FollowerConnections links, InFlightCommands inFlight, StopLevels stopLevels, CopyProperties properties) {
        this.links = links;
        TradeCopier copier = new TradeCopier(new Planner(links));
        CopiesHeld copiesHeld = new CopiesHeld(links);
        PendingOrders pendingOrders = new PendingOrders();
        this.signalHandler = new SignalHandler(copier, links, inFlight, copiesHeld, pendingOrders);
        this.masterSnapshotHandler = new MasterSnapshotHandler(signalHandler, copier, links, copiesHeld, pendingOrders);
        ReportCorrelator correlator = new ReportCorrelator(inFlight);
        this.lookupPlanner = new LookupPlanner(correlator);
        this.reportHandler = new ReportHandler(correlator, links, inFlight, stopLevels, properties);
        this.deferredCommands = new DeferredCommands(links, copier, properties);
        this.followerSnapshotHandler = new FollowerSnapshotHandler(links, inFlight, deferredCommands, properties);
        this.timeoutHandler = new TimeoutHandler(links, inFlight, properties);
        this.subscriptionChangeHandler = new SubscriptionChangeHandler(inFlight);
        this.accountDeletionHandler = new AccountDeletionHandler(inFlight);
    }

    /** Decides about the event, or has looked up what it needs first. */
    public void decide(CopyEvent event, CopyTransaction transaction) {
        if (event instanceof CopyEvent.LookedUp lookedUp) {
            lookedUp(lookedUp, transaction);
            return;
        }
        Lookup needed = lookupPlanner.needed(event, transaction);
        if (needed == null) {
            route(event, transaction);
        } else {
            transaction.lookUp(needed, event);
        }
    }

    private void lookedUp(CopyEvent.LookedUp lookedUp, CopyTransaction transaction) {
        if (lookedUp.found() != null) {
            transaction.changes.supply(lookedUp.found());
            route(lookedUp.event(), transaction);
        } else if (lookedUp.event() instanceof CopyEvent.FromMaster(var signal, var reply)) {
            transaction.refused(
                    reply, SignalSink.Refusal.UNAVAILABLE, "The database cannot be reached; send it again.");
        } else {
            transaction.wake(transaction.now.plus(AFTER_A_FAILED_LOOKUP), lookedUp.event());
        }
    }

    private void route(CopyEvent event, CopyTransaction transaction) {
        switch (event) {
            case CopyEvent.FromMaster signal -> signalHandler.decide(signal.signal(), signal.reply(), transaction);
            case CopyEvent.MasterHolds holds -> masterSnapshotHandler.decide(holds.snapshot(), transaction);
            case CopyEvent.Reported reported -> reportHandler.decide(reported.report(), transaction);
            case CopyEvent.FollowerHolds holds -> followerSnapshotHandler.decide(holds, transaction);
            case CopyEvent.Subscribed subscribed ->
                subscriptionChangeHandler.decide(subscribed.subscription(), transaction);
            case CopyEvent.PairDue due -> timeoutHandler.decide(due.pair(), transaction);
            case CopyEvent.AccountDeleted deleted -> accountDeletionHandler.decide(deleted.account(), transaction);
            case CopyEvent.LinkDue due -> deferredCommands.decide(due, transaction);
            case CopyEvent.SnapshotDue due -> {
                if (links.of(due.follower()) != null) {
                    transaction.wantSnapshot(due.follower());
                }
            }
            // What links know was changed when these were admitted; their snapshot brings the rest.
            case CopyEvent.Connected connected -> {}
            case CopyEvent.Disconnected disconnected -> {}
            case CopyEvent.LookedUp lookedUp -> lookedUp(lookedUp, transaction);
            // The processor itself asks the database then.
            case CopyEvent.LookupDue due -> {}
        }
    }

    /** After everything was read anew: removals that were recorded and not followed up before. */
    public void followUpRemovals(Iterable<TradePair> pairs, CopyTransaction transaction) {
        for (TradePair pair : pairs) {
            Subscription subscription = transaction.changes.subscriptionOf(pair);
            if (transaction.changes.isDeleted(pair.follower())) {
                accountDeletionHandler.decide(pair.follower(), transaction);
            } else if (pair.isLive() && subscription.isRemoved() && !pair.isKept()) {
                subscriptionChangeHandler.removed(pair, subscription, transaction);
            }
        }
    }
}
