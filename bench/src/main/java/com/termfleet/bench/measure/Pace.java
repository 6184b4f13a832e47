package com.termfleet.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Times at which messages are to be sent, evenly spaced.
 *
 * @param begin of the first, as of {@link System#nanoTime}
 * @param perSecond how many a second
 * @param count how many there are
 */
public record Pace(long begin, double perSecond, int count) {

    /** Time to start the thread that sends. */
    private static final Duration LEAD = Duration.ofMillis(20);

    /** At least one message, from in a moment on. */
    static Pace soon(double perSecond, Duration time) {
        int count = (int) Math.max(1, Math.round(perSecond * time.toNanos() / 1e9));
        return new Pace(System.nanoTime() + LEAD.toNanos(), perSecond, count);
    }

    long dueAt(int number) {
        return begin + (long) (number * 1e9 / perSecond);
    }

    /** Waits until the message is due. */
    void await(int number) {
        long wait = dueAt(number) - System.nanoTime();
        while (wait > 0) {
            LockSupport.parkNanos(wait);
            wait = dueAt(number) - System.nanoTime();
        }
    }

    /** When the first message after these would be due. */
    long end() {
        return dueAt(count);
    }
}
