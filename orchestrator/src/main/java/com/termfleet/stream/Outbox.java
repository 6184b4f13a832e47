package com.termfleet.stream;

import com.termfleet.access.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One subscriber's unsent events. Bounded, so that a slow browser costs little memory: holds one event for each object,
 * and replaces all of them by {@code resync} if there are too many. Guarded by its lock; the hub adds, the subscriber's
 * thread takes.
 */
final class Outbox implements ChangeStream.Feed {

    static final int CAPACITY = 2_000;

    private final Principal principal;
    private final Consumer<Outbox> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, StreamEvent> waiting = new LinkedHashMap<>();
    private boolean closed;

    Outbox(Principal principal, Consumer<Outbox> onClose) {
        this.principal = principal;
        this.onClose = onClose;
    }

    Principal principal() {
        return principal;
    }

    void offer(StreamEvent event) {
        lock.lock();
        try {
            if (waiting.containsKey(StreamEvent.RESYNC.key())) {
                return;
            }
            if (waiting.size() >= CAPACITY && !waiting.containsKey(event.key())) {
                resyncLocked();
            } else {
                // Moves the key to the end.
                waiting.remove(event.key());
                waiting.put(event.key(), event);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void resync() {
        lock.lock();
        try {
            resyncLocked();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void resyncLocked() {
        waiting.clear();
        waiting.put(StreamEvent.RESYNC.key(), StreamEvent.RESYNC);
    }

    @Override
    public List<StreamEvent> next(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<StreamEvent> events = List.copyOf(waiting.values());
            waiting.clear();
            return events;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }
}
