package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** Its start returns only when the thread waits or has ended, as on a machine whose processors are busy. */
    private static final class SlowToStart extends Thread {

        SlowToStart(Runnable task) {
            super(task);
        }

        @Override
        public void start() {
            super.start();
            while (getState() != State.TIMED_WAITING && getState() != State.TERMINATED) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void the_task_runs_although_its_thread_is_faster_than_its_start() {
        AtomicInteger rounds = new AtomicInteger();
        RepeatedTask task = new RepeatedTask(SlowToStart::new, () -> {
            rounds.incrementAndGet();
            return LONG;
        });

        task.start();

        assertThat(rounds).hasValue(1);
        assertThat(task.stop(LONG)).isTrue();
    }

    @Test
    void the_step_is_repeated_until_the_task_is_stopped() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        RepeatedTask task = new RepeatedTask("test", () -> {
            three.countDown();
            return Duration.ZERO;
        });

        task.start();

        assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(task.isRunning()).isTrue();
        assertThat(task.stop(LONG)).isTrue();
        assertThat(task.isRunning()).isFalse();
    }

    @Test
    void a_task_that_does_not_run_has_nothing_to_stop() {
        assertThat(new RepeatedTask("test", () -> LONG).stop(LONG)).isFalse();
    }
}
