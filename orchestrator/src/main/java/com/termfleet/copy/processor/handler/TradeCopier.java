package com.termfleet.copy.processor.handler;

import com.termfleet.copy.check.RuleBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.Assessment;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.event.Level;

/** Makes the copies of a master trade, one for each subscription to its master. */
final class TradeCopier {

    private final AccountFigures figures;
    private final LossBook losses;
    private final RuleBook rules = new RuleBook();

    TradeCopier(AccountFigures figures, LossBook losses) {
        this.figures = figures;
        this.losses = losses;
    }

    /**
     * Copies the trade for each subscription that has no copy of it.
     *
     * @param age of what the master did: opened a position, placed an order, had one filled
     */
    void copy(MasterTrade trade, SignalAge age, CopyTransaction transaction) {
        Set<SubscriptionId> copied = new HashSet<>();
        transaction
                .changes
                .pairsOf(trade.id())
                .forEach(pair -> copied.add(pair.route().subscription()));
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            if (!copied.contains(subscription.id())) {
                copy(trade, subscription, age, transaction);
            }
        }
    }

    private void copy(MasterTrade trade, Subscription subscription, SignalAge age, CopyTransaction transaction) {
        Instant expiresAt = age.expiresAt(subscription.terms().maxSignalAge());
        boolean existing = age.missed() && !transaction.now.isBefore(expiresAt);
        if (existing && trade.isWaiting()) {
            // Once it fills, it is a new position.
            return;
        }
        Plan plan = plan(trade, subscription, expiresAt, transaction);
        if (existing && plan instanceof Plan.Skip skip) {
            plan = new Plan.Skip(skip.wanted(), Reasons.existingPosition());
        }
        add(trade, subscription, plan, transaction);
    }

    /** Plans again what has waited for its follower. */
    Plan plan(MasterTrade trade, Subscription subscription, Instant expiresAt, CopyTransaction transaction) {
        boolean nets = transaction.changes.sharesPositions(subscription.follower());
        Planner planner = new Planner(transaction.connections, figures);
        return planner.plan(trade, subscription, expiresAt, nets, check(subscription, transaction), transaction.now);
    }

    private OpenCheck check(Subscription subscription, CopyTransaction transaction) {
        AccountId follower = subscription.follower();
        OpenCheck check = new RuleCheck(
                rules.rules(
                        transaction.changes.limitsOf(follower),
                        subscription,
                        losses.stopOuts(follower).isEmpty()),
                follower,
                subscription.id(),
                () -> transaction.changes.livePairs(follower),
                figures,
                losses);
        return (order, spec, symbol, now) -> {
            Assessment assessment = check.check(order, spec, symbol, now);
            RuntimeException failure = assessment.failure();
            if (failure != null) {
                transaction.log(Level.ERROR, follower, "Risk rule failed; nothing is opened account={}", failure);
            }
            return assessment;
        };
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
