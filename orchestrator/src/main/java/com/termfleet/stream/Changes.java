package com.termfleet.stream;

import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.CopyListener.TradeChange;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import com.termfleet.terminal.TerminalView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The ids of objects changed since the last {@link #take}, each once. Writers (the copy processor, terminals) must not
 * wait: only a few map operations happen under the lock. Bounded: beyond {@link #CAPACITY} objects only the loss is
 * recorded.
 */
final class Changes {

    static final int CAPACITY = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private Batch batch = new Batch();

    void addTrades(Collection<TradeChange> trades) {
        add(next -> trades.forEach(change -> next.trades.add(change.trade())), trades.size());
    }

    void addPairs(Collection<PairChange> pairs) {
        add(
                next -> pairs.forEach(change -> {
                    next.pairs.add(change.pair());
                    next.followers
                            .computeIfAbsent(change.trade(), trade -> new HashSet<>())
                            .add(change.follower());
                }),
                pairs.size());
    }

    void addTerminal(TerminalView terminal, List<Alert> alerts) {
        add(
                next -> {
                    next.terminals.put(terminal.account(), terminal);
                    next.alerts.addAll(alerts);
                },
                1);
    }

    void addAlert(Alert alert) {
        add(next -> next.alerts.add(alert), 1);
    }

    void addLoss() {
        add(next -> next.lost = true, 0);
    }

    void awaitSome() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (batch.isEmpty()) {
                some.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns and clears the changes, of which there may be none. */
    Batch take() {
        lock.lock();
        try {
            Batch taken = batch;
            batch = new Batch();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void add(Consumer<Batch> change, int size) {
        lock.lock();
        try {
            if (batch.size() + size > CAPACITY) {
                batch.lost = true;
            } else {
                change.accept(batch);
            }
            some.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Written under the lock; immutable once taken. */
    static final class Batch {

        private final Set<TradeId> trades = new LinkedHashSet<>();
        private final Set<PairId> pairs = new LinkedHashSet<>();
        private final Map<TradeId, Set<AccountId>> followers = new LinkedHashMap<>();
        private final Map<AccountId, TerminalView> terminals = new LinkedHashMap<>();
        private final List<Alert> alerts = new ArrayList<>();
        private boolean lost;

        Set<TradeId> trades() {
            return trades;
        }

        Set<PairId> pairs() {
            return pairs;
        }

        /** Followers whose copies of this trade changed with it. */
        Set<AccountId> followersOf(TradeId trade) {
            return followers.getOrDefault(trade, Set.of());
        }

        Collection<TerminalView> terminals() {
            return terminals.values();
        }

        List<Alert> alerts() {
            return alerts;
        }

        boolean isLossy() {
            return lost;
        }

        private int size() {
            return trades.size() + pairs.size() + terminals.size() + alerts.size();
        }

        private boolean isEmpty() {
            return size() == 0 && !lost;
        }
    }
}
