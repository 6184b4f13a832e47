package com.termfleet.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.access.TooManyAttemptsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashLimitTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void no_more_hashes_are_computed_at_once_than_allowed_and_all_are_in_the_end() throws Exception {
        HashLimit limit = new HashLimit(2, 100, LONG);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                results.add(callers.submit(() -> limit.run(this::hash)));
            }
            await().until(() -> running.get() == 2);
            done.countDown();
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(mostAtOnce).hasValue(2);
    }

    @Test
    void whoever_would_wait_too_long_is_asked_to_come_back() throws Exception {
        HashLimit limit = new HashLimit(1, 100, Duration.ofMillis(1));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = callers.submit(() -> limit.run(this::hash));
            await().until(() -> running.get() == 1);

            assertThatThrownBy(() -> limit.run(() -> true)).isInstanceOf(TooManyAttemptsException.class);
            done.countDown();
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void a_queue_that_is_full_is_not_joined() {
        HashLimit limit = new HashLimit(1, 0, LONG);

        assertThatThrownBy(() -> limit.run(() -> true)).isInstanceOf(TooManyAttemptsException.class);
    }

    private boolean hash() {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        return true;
    }
}
