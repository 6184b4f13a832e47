package com.termfleet.copy.processor.handler;

import static java.util.stream.Collectors.toSet;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.check.AccountState;
import com.termfleet.copy.check.RuleBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.sizing.CopyRequest;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Follower;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Makes the copies of a master trade, one for each subscription to its master. Of a trade that is for some followers alone,
 * nothing is recorded for the others.
 */
final class TradeCopier {

    private final AccountFigures figures;
    private final RuleCheck.Known known;
    private final RuleBook rules = new RuleBook();

    TradeCopier(RuleCheck.Known known) {
        this.figures = known.figures();
        this.known = known;
    }

    /**
     * Copies the trade for each subscription that has no copy of it.
     *
     * @param age of what the master did: opened a position, placed an order, had one filled
     */
    void copy(MasterTrade trade, SignalAge age, CopyTransaction transaction) {
        Set<SubscriptionId> copied = new HashSet<>();
        Map<AccountId, Reason> holders = new HashMap<>();
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            if (!isCopiedAtItsFill(pair, transaction)) {
                copied.add(pair.route().subscription());
            }
            Reason held = heldBy(pair, transaction);
            if (held != null) {
                holders.put(pair.follower(), held);
            }
        }
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            if (copied.contains(subscription.id())) {
                continue;
            }
            Reason held = holders.get(subscription.follower());
            if (held != null) {
                skip(trade, subscription, held, transaction);
            } else {
                copy(trade, subscription, age, transaction);
            }
        }
    }

    /**
     * An order that was skipped for a pause, or for an expert that takes no orders, is copied as a new position when it fills and the
     * pause is over.
     */
    private static boolean isCopiedAtItsFill(TradePair pair, CopyTransaction transaction) {
        if (pair.status() != PairStatus.SKIPPED || pair.wasOrdered() || pair.reason() == null) {
            return false;
        }
        ReasonCode code = pair.reason().code();
        return (code == ReasonCode.PAUSED || code == ReasonCode.PENDING_ORDER_UNSUPPORTED)
                && CopyTargets.againstOpening(pair, transaction) == null;
    }

    /** Copies the trade for a subscription that has no copy of it. */
    void copy(MasterTrade trade, Subscription subscription, SignalAge age, CopyTransaction transaction) {
        if (!trade.isFor(subscription.follower())) {
            return;
        }
        Instant expiresAt = age.expiresAt(subscription.terms().maxSignalAge());
        boolean existing = age.missed() && !transaction.now.isBefore(expiresAt);
        if (!existing) {
            add(trade, subscription, plan(trade, subscription, expiresAt, false, transaction), transaction);
        } else if (!trade.isWaiting()) {
            copyExisting(trade, subscription, transaction.now, transaction);
        }
        // An existing order is a new position once it fills.
    }

    /**
     * Copies a position that the master held already as the subscription says, or records that it is not copied.
     *
     * @param since when the subscription began to copy, or the server heard of the position
     */
    void copyExisting(MasterTrade trade, Subscription subscription, Instant since, CopyTransaction transaction) {
        if (!trade.isFor(subscription.follower())) {
            return;
        }
        Reason held = held(trade, subscription, transaction);
        if (held != null) {
            skip(trade, subscription, held, transaction);
        } else if (subscription.terms().repair().existing() == ExistingPositions.SKIP) {
            skip(trade, subscription, Reasons.existingPosition(), transaction);
        } else {
            add(trade, subscription, planExisting(trade, subscription, since, transaction), transaction);
        }
    }

    /** As {@link #copyExisting} of what was skipped before; what is not copied now keeps the reason that it has. */
    void retryExisting(MasterTrade trade, Subscription subscription, Instant since, CopyTransaction transaction) {
        boolean skipped = subscription.terms().repair().existing() == ExistingPositions.SKIP;
        if (skipped || held(trade, subscription, transaction) != null) {
            return;
        }
        Plan plan = planExisting(trade, subscription, since, transaction);
        if (!(plan instanceof Plan.Skip)) {
            add(trade, subscription, plan, transaction);
        }
    }

    /** Records why there is no copy for each subscription that has none. */
    void skipUncopied(MasterTrade trade, Reason why, CopyTransaction transaction) {
        Set<SubscriptionId> copied = transaction.changes.pairsOf(trade.id()).stream()
                .map(pair -> pair.route().subscription())
                .collect(toSet());
        for (Subscription subscription : transaction.changes.subscriptionsOf(trade.master())) {
            if (trade.isFor(subscription.follower()) && !copied.contains(subscription.id())) {
                skip(trade, subscription, why, transaction);
            }
        }
    }

    /** Why the trade is not copied once more: the follower has, or may have, a copy of it. Null if it has none. */
    private static @Nullable Reason held(MasterTrade trade, Subscription subscription, CopyTransaction transaction) {
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            Reason held = pair.follower().equals(subscription.follower()) ? heldBy(pair, transaction) : null;
            if (held != null) {
                return held;
            }
        }
        return null;
    }

    private static @Nullable Reason heldBy(TradePair pair, CopyTransaction transaction) {
        if (pair.isLive()) {
            return Reasons.heldAlready();
        }
        return mayBeOpen(pair, transaction) ? Reasons.perhapsHeld() : null;
    }

    /** Of a follower that is away is decided when it is back: then its snapshot may have come. */
    private static boolean mayBeOpen(TradePair pair, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(pair.follower());
        return pair.isInDoubt()
                && connection != null
                && connection.isReady()
                && !connection.hasShownSince(pair.stamps().closedAt());
    }

    private Plan planExisting(
            MasterTrade trade, Subscription subscription, Instant since, CopyTransaction transaction) {
        boolean noWorse = subscription.terms().repair().existing() == ExistingPositions.COPY_IF_NOT_BETTER;
        Instant expiresAt = since.plus(subscription.terms().maxSignalAge());
        return plan(trade, subscription, expiresAt, noWorse, transaction);
    }

    /** Opens once more what was closed on the follower's account. */
    void reopen(MasterTrade trade, Subscription subscription, CopyTransaction transaction) {
        Instant expiresAt = transaction.now.plus(subscription.terms().maxSignalAge());
        add(trade, subscription, plan(trade, subscription, expiresAt, false, transaction), transaction);
    }

    private void skip(MasterTrade trade, Subscription subscription, Reason why, CopyTransaction transaction) {
        CopyRequest.Way way = way(subscription, transaction.now, false, transaction);
        add(trade, subscription, Planner.skip(trade, way, why), transaction);
    }

    /** Plans again what has waited for its follower. */
    Plan planAgain(TradePair pair, CopyTransaction transaction) {
        MasterTrade trade = transaction.changes.tradeOf(pair);
        Subscription subscription = transaction.changes.subscriptionOf(pair);
        boolean mayBeHeld = transaction.changes.pairsOf(trade.id()).stream()
                .anyMatch(other -> other.follower().equals(pair.follower()) && mayBeOpen(other, transaction));
        if (mayBeHeld) {
            CopyRequest.Way way = way(subscription, transaction.now, false, transaction);
            return Planner.skip(trade, way, Reasons.perhapsHeld());
        }
        return plan(
                trade, subscription, pair.wanted().expiresAt(), pair.wanted().noWorse(), transaction);
    }

    private Plan plan(
            MasterTrade trade,
            Subscription subscription,
            Instant expiresAt,
            boolean noWorse,
            CopyTransaction transaction) {
        Planner planner = new Planner(transaction.connections, figures);
        return planner.plan(trade, way(subscription, expiresAt, noWorse, transaction), transaction.now);
    }

    private OpenCheck check(Subscription subscription, CopyTransaction transaction) {
        AccountId follower = subscription.follower();
        RiskLimits limits = transaction.changes.limitsOf(follower);
        OpenCheck check = new RuleCheck(
                rules.rules(limits, subscription, known.losses().isFree(follower, subscription.id())),
                follower,
                subscription.id(),
                limits.zone(),
                new StateOf(follower, known.losses(), transaction),
                known);
        return (order, spec, symbol, now) -> {
            Assessment assessment = check.check(order, spec, symbol, now);
            RuntimeException failure = assessment.failure();
            if (failure != null) {
                transaction.log(Level.ERROR, follower, "Risk rule failed; nothing is opened account={}", failure);
            }
            return assessment;
        };
    }

    /** As the transaction leaves it so far. */
    private record StateOf(AccountId follower, LossBook losses, CopyTransaction transaction) implements AccountState {

        @Override
        public List<AccountVolumes> copies() {
            return transaction.changes.volumesOf(follower);
        }

        @Override
        public @Nullable Volumes others() {
            if (!transaction.changes.limitsOf(follower).counts().includeManual()) {
                return null;
            }
            FollowerConnection connection = transaction.connections.of(follower);
            return connection == null ? null : connection.others();
        }

        @Override
        public int opensSince(@Nullable SubscriptionId subscription, Instant since) {
            return transaction.changes.opensSince(follower, subscription, since);
        }

        @Override
        public @Nullable Ledger ledgerOf(@Nullable SubscriptionId subscription) {
            return subscription == null ? null : losses.ledger(new LimitedScope(follower, subscription));
        }

        @Override
        public boolean checksPrices() {
            return transaction.connections.find(follower).stream().anyMatch(Follower::checksPrices);
        }
    }

    private CopyRequest.Way way(
            Subscription subscription, Instant expiresAt, boolean noWorse, CopyTransaction transaction) {
        return new CopyRequest.Way(
                subscription.follower(),
                subscription.terms(),
                transaction.changes.pauseOf(subscription),
                expiresAt,
                transaction.changes.sharesPositions(subscription.follower()),
                noWorse,
                check(subscription, transaction));
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
