package com.termfleet.copy.processor.handler;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides about what masters held already when copying began, or began again after a pause. Decides about each trade once,
 * so it may be asked at any time: after a change, and after the copies were loaded.
 */
final class ExistingPositions {

    private final TradeCopier copier;

    ExistingPositions(TradeCopier copier) {
        this.copier = copier;
    }

    void decide(Collection<Subscription> subscriptions, CopyTransaction transaction) {
        Map<AccountId, List<Subscription>> byMaster = subscriptions.stream()
                .filter(subscription -> !subscription.isRemoved())
                .collect(groupingBy(Subscription::master, LinkedHashMap::new, toList()));
        byMaster.forEach((master, ofMaster) -> {
            for (MasterTrade trade : transaction.changes.openTrades(master)) {
                // A pending order is a new position once it fills.
                if (!trade.isWaiting()) {
                    decide(trade, ofMaster, transaction);
                }
            }
        });
    }

    private void decide(MasterTrade trade, List<Subscription> subscriptions, CopyTransaction transaction) {
        Map<AccountId, List<TradePair>> copies =
                transaction.changes.pairsOf(trade.id()).stream().collect(groupingBy(TradePair::follower));
        for (Subscription subscription : subscriptions) {
            List<TradePair> own = copies.getOrDefault(subscription.follower(), List.of()).stream()
                    .filter(pair -> pair.route().subscription().equals(subscription.id()))
                    .toList();
            decide(trade, subscription, own, transaction);
        }
    }

    /** @param own what was decided about the trade for this subscription */
    private void decide(
            MasterTrade trade, Subscription subscription, List<TradePair> own, CopyTransaction transaction) {
        Instant since = subscription.opensSince(transaction.changes.pauses());
        // A time in the future comes from a wrong clock and does not count.
        boolean known = !since.isAfter(transaction.now);
        if (own.isEmpty()) {
            decideFirst(trade, subscription, known ? since : transaction.now, transaction);
        } else if (known && own.stream().allMatch(pair -> isOpenToDecision(pair, since))) {
            copier.retryExisting(trade, subscription, since, transaction);
        }
    }

    private void decideFirst(MasterTrade trade, Subscription subscription, Instant since, CopyTransaction transaction) {
        Instant received = trade.times().receivedAt();
        boolean isExisting = !received.isAfter(since) || received.isAfter(transaction.now);
        if (isExisting) {
            copier.copyExisting(trade, subscription, since, transaction);
        } else {
            // It came when the subscription was stored and its copying had not begun: a signal like any other.
            copier.copy(trade, subscription, SignalAge.received(received), transaction);
        }
    }

    /** Skipped before copying began again, and without an order that might have been executed. */
    private static boolean isOpenToDecision(TradePair pair, Instant since) {
        return !pair.isLive() && !pair.wasOrdered() && pair.stamps().decidedAt().isBefore(since);
    }
}
