package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.figures.AccountFigures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the copies of a new master trade, one for each subscription to its master. */
final class TradeCopier {

    private final AccountFigures figures;

    TradeCopier(AccountFigures figures) {
        this.figures = figures;
    }

    void copy(MasterTrade trade, CopyTransaction transaction) {
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            Instant expiresAt =
                    trade.times().receivedAt().plus(subscription.terms().maxSignalAge());
            add(trade, subscription, plan(trade, subscription, expiresAt, transaction), transaction);
        }
    }

    /** The same for a position that the master's snapshot shows and no signal announced. */
    void copyMissed(MasterTrade trade, @Nullable Instant openedAt, CopyTransaction transaction) {
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            Instant expiresAt =
                    expiryOfMissed(trade, openedAt, subscription.terms().maxSignalAge());
            Plan plan = plan(trade, subscription, expiresAt, transaction);
            if (plan instanceof Plan.Skip skip && !transaction.now.isBefore(expiresAt)) {
                plan = new Plan.Skip(skip.wanted(), Reasons.existingPosition());
            }
            add(trade, subscription, plan, transaction);
        }
    }

    /** Plans again what has waited for its follower. */
    Plan plan(MasterTrade trade, Subscription subscription, Instant expiresAt, CopyTransaction transaction) {
        boolean nets = transaction.changes.sharesPositions(subscription.follower());
        Planner planner = new Planner(transaction.connections, figures);
        return planner.plan(trade, subscription, expiresAt, nets, transaction.now);
    }

    /** A missing time, or one in the future because it is not UTC, counts as stale. */
    private static Instant expiryOfMissed(MasterTrade trade, @Nullable Instant openedAt, Duration allowed) {
        Instant receivedAt = trade.times().receivedAt();
        if (openedAt == null || openedAt.isAfter(receivedAt.plus(allowed))) {
            return receivedAt;
        }
        return openedAt.isAfter(receivedAt) ? receivedAt.plus(allowed) : openedAt.plus(allowed);
    }

    private static void add(MasterTrade trade, Subscription subscription, Plan plan, CopyTransaction transaction) {
        TradePair.Route route =
                new TradePair.Route(trade.id(), subscription.id(), subscription.follower(), subscription.owner());
        transaction.changes.add(
                switch (plan) {
                    case Plan.Order order ->
                        TradePair.ordered(transaction.changes.nextPairId(), route, order.wanted(), transaction.now);
                    case Plan.Wait wait ->
                        TradePair.waiting(
                                transaction.changes.nextPairId(), route, wait.wanted(), wait.reason(), transaction.now);
                    case Plan.Skip skip ->
                        TradePair.skipped(
                                transaction.changes.nextPairId(), route, skip.wanted(), skip.reason(), transaction.now);
                });
    }
}
