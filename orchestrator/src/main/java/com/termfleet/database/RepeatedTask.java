package com.termfleet.database;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a step again and again on a thread of its own, such as storing what has gathered. Thread-safe. */
public final class RepeatedTask {

    private final ThreadFactory threads;
    private final Step step;
    private volatile @Nullable Thread thread;

    /** Done once a round; it must not throw, or the rounds end. */
    @FunctionalInterface
    public interface Step {

        /** @return how long to wait before the next round */
        Duration run();
    }

    /** @param name of its virtual thread */
    public RepeatedTask(String name, Step step) {
        this(Thread.ofVirtual().name(name).factory(), step);
    }

    RepeatedTask(ThreadFactory threads, Step step) {
        this.threads = threads;
        this.step = step;
    }

    /** The first round begins at once. */
    public void start() {
        Thread created = threads.newThread(this::run);
        // Before it starts, since a thread that is not set ends.
        thread = created;
        created.start();
    }

    /** Interrupts the step. Does nothing if the task does not run. @return whether it ran and has ended within the time */
    public boolean stop(Duration atMost) {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return false;
        }
        running.interrupt();
        try {
            return running.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (thread == Thread.currentThread()) {
                TimeUnit.NANOSECONDS.sleep(step.run().toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
