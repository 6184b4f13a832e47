package com.termfleet.product;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what other processes bring about. */
final class Conditions {

    /** Between two looks; nothing is assumed of its length. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private Conditions() {}

    /** Returns when the assertions hold; fails with theirs when they do not in time. */
    static void await(Duration deadline, Runnable assertions) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                assertions.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            pause();
        }
    }

    /** @throws AssertionError with the last value when it does not become so in time */
    static <T> T awaitValue(Duration deadline, String what, Supplier<T> value, Predicate<T> wanted) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            T current = value.get();
            if (wanted.test(current)) {
                return current;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + ": " + what + "; last seen " + current);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
