package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.UnavailableException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class LeaderTaskTest {

    private final LeadershipStatus leadership = new LeadershipStatus();
    private final CountDownLatch worked = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(2);

    /** What the first rounds fail with. */
    private Iterator<Supplier<RuntimeException>> failures =
            List.<Supplier<RuntimeException>>of().iterator();

    private final LeaderTask task = new LeaderTask("test", Duration.ofMillis(1), leadership()) {

        @Override
        protected void round() {
            if (failures.hasNext()) {
                throw failures.next().get();
            }
            worked.countDown();
        }
    };

    /** Counts how often the task has asked. */
    private LeadershipStatus leadership() {
        return new LeadershipStatus() {

            @Override
            public State state() {
                State state = leadership.state();
                asked.countDown();
                return state;
            }
        };
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void nothing_is_done_without_the_lead_and_the_rounds_begin_with_it() throws InterruptedException {
        task.start();
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(worked.getCount()).isEqualTo(1);

        leadership.leadershipTaken();

        assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_round_that_fails_does_not_end_the_rounds() throws InterruptedException {
        failures = List.<Supplier<RuntimeException>>of(
                        () -> new DataAccessResourceFailureException("away"),
                        () -> new CannotCreateTransactionException("away"),
                        () -> new UnavailableException("away"),
                        () -> new IllegalStateException("unexpected, by this test"))
                .iterator();
        leadership.leadershipTaken();

        task.start();

        assertThat(worked.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(task.isRunning()).isTrue();
    }

    @Test
    void it_ends_when_it_is_stopped() {
        task.start();
        task.stop();
        assertThat(task.isRunning()).isFalse();
    }
}
