package com.termfleet.source.intake;

import com.termfleet.kernel.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs the tasks of each account one after the other, and those of different accounts beside each other. Thread-safe. */
final class AccountQueues {

    private final Executor executor;
    private final int most;

    /** The last task of each account that has any. Guarded by this, as is what a queue counts. */
    private final Map<AccountId, Tail> tails = new HashMap<>();

    private static final class Tail {

        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        private int waiting;
    }

    /** @param most tasks of one account that may wait */
    AccountQueues(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    synchronized boolean isFull(AccountId account) {
        Tail tail = tails.get(account);
        return tail != null && tail.waiting >= most;
    }

    /** @param task must not throw */
    synchronized void add(AccountId account, Runnable task) {
        Tail tail = tails.computeIfAbsent(account, _ -> new Tail());
        tail.waiting++;
        tail.last = tail.last.thenRunAsync(task, executor).whenComplete((_, _) -> done(account, tail));
    }

    private synchronized void done(AccountId account, Tail tail) {
        if (--tail.waiting == 0) {
            tails.remove(account, tail);
        }
    }
}
