package com.termfleet.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A component that records, on a thread of its own, what is brought by threads that must not wait for the database. They add to a
 * bounded queue, which is stored in batches. While the database is away a batch is tried again with the same content; one that
 * fails otherwise is dropped, and that is logged. The rest is stored when the server stops; what waits when the process is killed
 * is lost.
 *
 * @param <T> what is brought
 * @param <R> what is stored
 */
public abstract class BatchRecorder<T, R> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BatchRecorder.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    /** Stops after the web server and the copy processor, which bring the last items. */
    private static final int PHASE = 900;

    private final Settings settings;
    private final BlockingQueue<T> queue;
    private final RepeatedTask task;

    /** Not stored yet. The recorder's thread only, and the one that stops it. */
    private List<R> unstored = List.of();

    /**
     * @param name of its thread and in logs
     * @param capacity how many items may wait
     * @param batch how many are stored at once, at most
     * @param gathered how long items are gathered before the next batch
     */
    public record Settings(String name, int capacity, int batch, Duration gathered) {}

    protected BatchRecorder(Settings settings) {
        this.settings = settings;
        this.queue = new LinkedBlockingQueue<>(settings.capacity());
        this.task = new RepeatedTask(settings.name(), this::recordOrWait);
    }

    /**
     * Returns at once. Any thread.
     *
     * @return false if too many wait, so that it will not be recorded
     */
    protected final boolean offer(T item) {
        return queue.offer(item);
    }

    /** Done before each batch, also an empty one. A failure counts as one of the batch. */
    protected void beforeBatch() {}

    /** What is stored of the items; each is passed once, however often storing is tried. */
    protected abstract List<R> prepare(List<T> batch);

    /** Not called without items. What fails is tried again as a whole, so storing twice must change nothing. */
    protected abstract void store(List<R> items);

    /** Records what waits, one batch at most. For its own thread and tests. */
    public final void recordWaiting() {
        beforeBatch();
        if (unstored.isEmpty()) {
            List<T> batch = new ArrayList<>();
            queue.drainTo(batch, settings.batch());
            unstored = batch.isEmpty() ? List.of() : prepare(batch);
        }
        if (!unstored.isEmpty()) {
            store(unstored);
            unstored = List.of();
        }
    }

    /** Whether nothing waits. For its own thread and tests. */
    public final boolean isIdle() {
        return queue.isEmpty() && unstored.isEmpty();
    }

    private Duration recordOrWait() {
        try {
            recordWaiting();
            return queue.size() < settings.batch() ? settings.gathered() : Duration.ZERO;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Not recorded; trying again recorder={} error={}", settings.name(), e.getMessage());
        } catch (RuntimeException e) {
            log.error(
                    "Could not be recorded and was dropped recorder={} count={}", settings.name(), unstored.size(), e);
            unstored = List.of();
        }
        return PAUSE_AFTER_FAILURE;
    }

    @Override
    public final void start() {
        task.start();
    }

    /** Stores what waits before the database is closed. */
    @Override
    public final void stop() {
        if (task.stop(STOP_TIME)) {
            storeRest();
        }
    }

    private void storeRest() {
        try {
            while (!isIdle()) {
                recordWaiting();
            }
        } catch (RuntimeException e) {
            log.warn("The last were not recorded recorder={} error={}", settings.name(), e.getMessage());
        }
    }

    @Override
    public final boolean isRunning() {
        return task.isRunning();
    }

    @Override
    public final int getPhase() {
        return PHASE;
    }
}
