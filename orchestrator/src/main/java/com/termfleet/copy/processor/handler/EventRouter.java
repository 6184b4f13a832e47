package com.termfleet.copy.processor.handler;

import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.handler.report.ReportCorrelator;
import com.termfleet.copy.processor.handler.report.ReportHandler;
import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.results.ResultsHandler;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.signal.SignalSink;

/** Passes each event to the handler that decides about it. */
public final class EventRouter {

    private final ReportCorrelator correlator;
    private final SignalHandler signalHandler;
    private final MasterSnapshotHandler masterSnapshotHandler;
    private final MasterTicketsHandler masterTicketsHandler;
    private final ReportHandler reportHandler;
    private final FollowerSnapshotHandler followerSnapshotHandler;
    private final FollowerTicketsHandler followerTicketsHandler;
    private final DeferredCommands deferredCommands;
    private final TimeoutHandler timeoutHandler;
    private final ExistingPositions existingPositions;
    private final SubscriptionChangeHandler subscriptionChangeHandler;
    private final PauseChangeHandler pauseChangeHandler;
    private final AccountDeletionHandler accountDeletionHandler;
    private final LimitsHandler limitsHandler;
    private final ResultsHandler resultsHandler;

    public EventRouter(InFlightCommands inFlight, CopyProperties properties, RuleCheck.Known known) {
        TradeCopier copier = new TradeCopier(known);
        TradeChanges trades = new TradeChanges(copier, inFlight);
        this.signalHandler = new SignalHandler(trades);
        this.masterSnapshotHandler = new MasterSnapshotHandler(trades);
        this.masterTicketsHandler = new MasterTicketsHandler(trades);
        this.correlator = new ReportCorrelator(inFlight);
        Earnings earnings = new Earnings(known.figures());
        this.reportHandler = new ReportHandler(inFlight, properties, earnings);
        this.deferredCommands = new DeferredCommands(copier, properties);
        MissingCopies missing =
                new MissingCopies(inFlight, deferredCommands, new Reopening(copier), properties, earnings);
        this.followerSnapshotHandler = new FollowerSnapshotHandler(inFlight, missing, properties, earnings);
        this.followerTicketsHandler = new FollowerTicketsHandler(inFlight, missing, properties);
        this.timeoutHandler = new TimeoutHandler(inFlight, properties);
        this.existingPositions = new ExistingPositions(copier);
        this.subscriptionChangeHandler = new SubscriptionChangeHandler(inFlight, existingPositions);
        this.pauseChangeHandler = new PauseChangeHandler(subscriptionChangeHandler, existingPositions);
        this.accountDeletionHandler = new AccountDeletionHandler(inFlight);
        this.limitsHandler = new LimitsHandler(inFlight);
        this.resultsHandler = new ResultsHandler(known.figures(), known.losses().results());
    }

    /** Decides about the event, or has looked up what it needs first. What a look-up found is in memory by then. */
    public void decide(CopyEvent event, CopyTransaction transaction) {
        if (event instanceof CopyEvent.LookedUp lookedUp) {
            lookedUp(lookedUp, transaction);
        } else if (event instanceof CopyEvent.Reported reported) {
            reported(reported, transaction);
        } else {
            Lookup needed = LookupPlanner.needed(event, transaction);
            if (needed == null) {
                route(event, transaction);
            } else {
                transaction.lookUp(needed, event);
            }
        }
    }

    /** Searches for the copy once, since hundreds of followers answer at the same moment. */
    private void reported(CopyEvent.Reported event, CopyTransaction transaction) {
        TradePair pair = correlator.find(event.report(), transaction);
        Lookup needed = pair == null ? LookupPlanner.ofUnmatched(event.report(), transaction) : null;
        if (needed == null) {
            reportHandler.decide(event.report(), pair, transaction);
        } else {
            transaction.lookUp(needed, event);
        }
    }

    /** How many new ids the decision can need at the most; they are to be reserved before it. */
    public static long idsNeeded(CopyEvent event, CopyTransaction transaction) {
        return NewIds.needed(event, transaction);
    }

    private void lookedUp(CopyEvent.LookedUp lookedUp, CopyTransaction transaction) {
        if (lookedUp.found() != null) {
            transaction.changes.lookedUp(
                    lookedUp.found().pairs().stream().map(TradePair::id).toList());
            route(lookedUp.event(), transaction);
        } else if (lookedUp.event() instanceof CopyEvent.FromMaster(var signal, var reply)) {
            transaction.refused(
                    reply, SignalSink.Refusal.UNAVAILABLE, "The database cannot be reached; send it again.");
        } else {
            throw new IllegalArgumentException("not looked up: " + lookedUp.event());
        }
    }

    private void route(CopyEvent event, CopyTransaction transaction) {
        switch (event) {
            case CopyEvent.FromMaster signal -> signalHandler.decide(signal.signal(), signal.reply(), transaction);
            case CopyEvent.MasterHolds holds -> masterSnapshotHandler.decide(holds.snapshot(), transaction);
            case CopyEvent.MasterLists lists -> masterTicketsHandler.decide(lists.snapshot(), transaction);
            case CopyEvent.FollowerLists lists -> followerTicketsHandler.decide(lists, transaction);
            case CopyEvent.Reported(var report) ->
                reportHandler.decide(report, correlator.find(report, transaction), transaction);
            case CopyEvent.FollowerHolds holds -> followerSnapshotHandler.decide(holds, transaction);
            case CopyEvent.Subscribed subscribed -> {
                subscriptionChangeHandler.decide(subscribed.subscription(), transaction);
                limitsHandler.changed(subscribed.subscription().terms().risk(), transaction);
            }
            case CopyEvent.LimitsSet set -> {
                transaction.changes.put(set.limits());
                limitsHandler.changed(set.limits().limits(), transaction);
            }
            case CopyEvent.WeekendDue due -> limitsHandler.weekend(transaction);
            case CopyEvent.StoppedOut stopped -> limitsHandler.stoppedOut(stopped.scope(), transaction);
            case CopyEvent.ResultsWanted wanted -> resultsHandler.decide(wanted.subscriptions(), transaction);
            case CopyEvent.Paused paused -> pauseChangeHandler.decide(paused.pauses(), transaction);
            case CopyEvent.PairDue due -> timeoutHandler.decide(due.pair(), transaction);
            case CopyEvent.AccountDeleted deleted -> accountDeletionHandler.decide(deleted.account(), transaction);
            case CopyEvent.LinkDue due -> deferredCommands.decide(due, transaction);
            case CopyEvent.SnapshotDue due -> {
                if (transaction.connections.of(due.follower()) != null) {
                    transaction.wantSnapshot(due.follower());
                }
            }
            // The connections changed when these arrived; a follower's snapshot brings the rest.
            case CopyEvent.Connected connected -> deferredCommands.connected(connected.follower(), transaction);
            case CopyEvent.Disconnected disconnected -> {}
            case CopyEvent.LookedUp lookedUp -> lookedUp(lookedUp, transaction);
            // The processor itself asks the database then.
            case CopyEvent.LookupDue due -> {}
        }
    }

    /** How many new ids {@link #followUpExisting} can need. */
    public static long idsNeededAfterLoad(CopyTransaction transaction) {
        return NewIds.ofExisting(transaction.changes.subscriptions(), transaction);
    }

    /** After the copies were loaded: decides about positions that existed when a subscription began, if that was not done before. */
    public void followUpExisting(CopyTransaction transaction) {
        existingPositions.decide(transaction.changes.subscriptions(), transaction);
    }

    /** After the copies were loaded: decides about removals that were recorded and not carried out before. */
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
