package com.termfleet.database;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Remembers which queues in the database are known to be empty, so that clients who ask again and again cost no statement. Correct as
 * long as only this server adds to the queues and tells of each addition; {@link #forgetAll} after any time in which another server
 * might have. Thread-safe.
 *
 * @param <K> distinguishes the queues; compared with equals
 */
public final class EmptyQueues<K> {

    private final Set<K> empty = ConcurrentHashMap.newKeySet();

    /** Of all queues. Written under the lock of this. */
    private volatile long additions;

    /**
     * What a queue has to hand out; without a look at the database if the queue is known to be empty.
     *
     * @param look takes from the queue
     * @param isEmpty whether nothing is in the queue, not even what may be handed out later only; asked after a look that found nothing
     */
    public <T> List<T> take(K queue, Supplier<List<T>> look, BooleanSupplier isEmpty) {
        if (empty.contains(queue)) {
            return List.of();
        }
        long before = additions;
        List<T> found = look.get();
        if (found.isEmpty() && isEmpty.getAsBoolean()) {
            remember(queue, before);
        }
        return found;
    }

    /** An addition that was committed meanwhile may not have been seen. */
    private synchronized void remember(K queue, long before) {
        if (additions == before) {
            empty.add(queue);
        }
    }

    /** Something was added, or may have been: call it after the commit, and also if that failed. */
    public synchronized void added(K queue) {
        additions++;
        empty.remove(queue);
    }

    /** Nothing is known any more. */
    public synchronized void forgetAll() {
        additions++;
        empty.clear();
    }
}
