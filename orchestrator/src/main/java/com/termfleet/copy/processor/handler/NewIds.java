package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the ids that a decision can need: one for each new trade, and one for each of its copies. Pure. */
final class NewIds {

    private NewIds() {}

    static long needed(CopyEvent event, CopyTransaction transaction) {
        return switch (event) {
            case CopyEvent.FromMaster(Signal.Open open, var reply) -> ofTrade(open.master(), transaction);
            case CopyEvent.FromMaster(Signal.Filled filled, var reply) -> ofTrade(filled.master(), transaction);
            // A pending order that ends: each subscription that has not copied it gets the reason.
            case CopyEvent.FromMaster(Signal.Cancel cancel, var reply) -> ofTrade(cancel.master(), transaction);
            case CopyEvent.FromMaster(Signal.Close close, var reply) -> ofTrade(close.master(), transaction);
            case CopyEvent.MasterHolds(MasterSnapshot snapshot) -> ofSnapshot(snapshot, transaction);
            case CopyEvent.Subscribed(Subscription subscription) -> ofExisting(List.of(subscription), transaction);
            case CopyEvent.Paused paused -> ofExisting(transaction.changes.subscriptions(), transaction);
            case CopyEvent.FollowerHolds holds -> ofReopening(holds.follower(), transaction);
            case CopyEvent.LookedUp lookedUp -> needed(lookedUp.event(), transaction);
            default -> 0;
        };
    }

    /** A copy of each position that their masters hold. */
    static long ofExisting(Collection<Subscription> subscriptions, CopyTransaction transaction) {
        Map<AccountId, Long> open = new HashMap<>();
        return subscriptions.stream()
                .mapToLong(subscription -> open.computeIfAbsent(subscription.master(), master ->
                        (long) transaction.changes.openTrades(master).size()))
                .sum();
    }

    private static long ofReopening(AccountId follower, CopyTransaction transaction) {
        return transaction.changes.livePairs(follower).stream()
                .filter(pair -> Reopening.isWanted(pair, transaction))
                .count();
    }

    private static long ofSnapshot(MasterSnapshot snapshot, CopyTransaction transaction) {
        long copied = snapshot.positions().stream()
                .filter(shown -> isCopied(shown, snapshot, transaction))
                .count();
        long waiting = transaction.changes.openTrades(snapshot.master()).stream()
                .filter(MasterTrade::isWaiting)
                .count();
        return (copied + waiting) * ofTrade(snapshot.master(), transaction);
    }

    /** What is not known, and an order that has filled: subscriptions without a copy of it get one then. */
    private static boolean isCopied(MasterSnapshot.Held shown, MasterSnapshot snapshot, CopyTransaction transaction) {
        MasterTrade known = transaction.changes.trade(new MasterTrade.Key(snapshot.master(), shown.ticket()));
        return known == null || known.isWaiting();
    }

    private static long ofTrade(AccountId master, CopyTransaction transaction) {
        return 1L + transaction.changes.subscriptionsOf(master).size();
    }
}
