package com.termfleet.access.signin;

import com.termfleet.access.TooManyAttemptsException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Bounds how many password hashes are computed at once: each takes a core for a quarter of a second, and copied trades need
 * the cores. Thread-safe; callers wait for their turn for a limited time.
 */
final class HashLimit {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /**
     * @param atOnce hashes at the same time
     * @param mostWaiting further callers are refused at once
     * @param patience how long a caller waits
     */
    HashLimit(int atOnce, int mostWaiting, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** @throws TooManyAttemptsException if the caller's turn does not come; nothing was computed */
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
