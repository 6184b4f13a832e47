package com.termfleet.access.signin;

import com.termfleet.access.TooManyAttemptsException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Limits how many password hashes are computed at once: each occupies a core for a quarter of a second, and copying
 * trades needs the cores. Thread-safe; callers wait for a limited time.
 */
final class HashLimit {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /**
     * @param atOnce hashes at the same time
     * @param mostWaiting callers in the queue; further ones are refused at once
     * @param patience how long a caller waits
     */
    HashLimit(int atOnce, int mostWaiting, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** @throws TooManyAttemptsException if the queue is full or the wait too long; nothing was computed */
    boolean run(BooleanSupplier check) {
        if (places.getQueueLength() >= mostWaiting || !acquired()) {
            throw TooManyAttemptsException.busy(TRY_AGAIN);
        }
        try {
            return check.getAsBoolean();
        } finally {
            places.release();
        }
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
