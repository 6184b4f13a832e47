package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class BatchRecorderTest {

    private static final int CAPACITY = 5;
    private static final int BATCH = 2;

    /** What storing fails with, first come first. */
    private final Queue<RuntimeException> failures = new ArrayDeque<>();

    private final BlockingQueue<List<String>> stored = new LinkedBlockingQueue<>();

    private final BatchRecorder<Integer, String> recorder =
            new BatchRecorder<>(new BatchRecorder.Settings("test", CAPACITY, BATCH, Duration.ofMillis(1))) {

                private int prepared;

                @Override
                protected List<String> prepare(List<Integer> batch) {
                    return batch.stream().map(item -> item + "#" + ++prepared).toList();
                }

                @Override
                protected void store(List<String> items) {
                    RuntimeException failure = failures.poll();
                    if (failure != null) {
                        throw failure;
                    }
                    stored.add(items);
                }
            };

    @AfterEach
    void stop() {
        recorder.stop();
    }

    private void offer(int... items) {
        for (int item : items) {
            assertThat(recorder.offer(item)).isTrue();
        }
    }

    private List<String> nextStored() throws InterruptedException {
        List<String> next = stored.poll(1, TimeUnit.MINUTES);
        assertThat(next).as("stored").isNotNull();
        return next == null ? List.of() : next;
    }

    @Test
    void what_finds_no_room_is_not_taken() {
        offer(IntStream.range(0, CAPACITY).toArray());
        assertThat(recorder.offer(CAPACITY)).isFalse();
    }

    @Test
    void all_is_stored_in_batches_in_the_order_in_which_it_came() throws InterruptedException {
        offer(1, 2, 3);
        recorder.start();
        assertThat(nextStored()).containsExactly("1#1", "2#2");
        assertThat(nextStored()).containsExactly("3#3");
    }

    @Test
    void a_batch_is_tried_again_unchanged_while_the_database_is_away() throws InterruptedException {
        failures.add(new DataAccessResourceFailureException("away"));
        failures.add(new CannotCreateTransactionException("away"));
        offer(1, 2, 3);
        recorder.start();
        assertThat(nextStored()).containsExactly("1#1", "2#2");
        assertThat(nextStored()).containsExactly("3#3");
    }

    @Test
    void a_batch_that_cannot_be_stored_at_all_is_dropped_and_the_next_is_stored() throws InterruptedException {
        failures.add(new IllegalStateException("unexpected, by this test"));
        offer(1, 2, 3);
        recorder.start();
        assertThat(nextStored()).containsExactly("3#3");
    }

    @Test
    void the_rest_is_stored_when_it_stops() {
        recorder.start();
        offer(1, 2, 3, 4, 5);
        recorder.stop();
        assertThat(recorder.isRunning()).isFalse();
        assertThat(stored.stream().flatMap(List::stream)).hasSize(5);
    }
}
