package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EmptyQueuesTest {

    private static final String QUEUE = "one";

    private final EmptyQueues<String> queues = new EmptyQueues<>();
    private final List<Integer> rows = new ArrayList<>();
    private int looks;

    @Test
    void a_queue_without_rows_is_looked_at_once() {
        assertThat(take()).isEmpty();
        assertThat(take()).isEmpty();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void what_is_added_is_handed_out_and_the_queue_is_empty_again() {
        take();
        add(1);
        assertThat(take()).containsExactly(1);
        assertThat(take()).isEmpty();
        assertThat(take()).isEmpty();
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void a_queue_whose_rows_are_all_handed_out_is_looked_at_again() {
        for (int i = 0; i < 3; i++) {
            assertThat(queues.<Integer>take(QUEUE, this::look, () -> false)).isEmpty();
        }
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void an_addition_to_one_queue_leaves_the_others_known_to_be_empty() {
        take();
        queues.added("another");
        take();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void what_is_added_after_the_look_is_not_missed() {
        queues.<Integer>take(QUEUE, this::look, () -> {
            add(1);
            return true;
        });
        assertThat(take()).containsExactly(1);
    }

    @Test
    void what_another_server_adds_is_found_once_this_one_has_the_lead_again() {
        take();
        rows.add(1);
        queues.forgetAll();
        assertThat(take()).containsExactly(1);
    }

    @Test
    void what_another_server_added_during_the_look_is_not_missed() {
        queues.<Integer>take(QUEUE, this::look, () -> {
            rows.add(1);
            queues.forgetAll();
            return true;
        });
        assertThat(take()).containsExactly(1);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void nothing_is_missed_while_others_add_and_look() throws InterruptedException {
        var queue = new ConcurrentLinkedQueue<Integer>();
        int most = 50_000;
        Thread adding = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < most; i++) {
                queue.add(i);
                queues.added(QUEUE);
            }
        });
        int taken = 0;
        while (taken < most) {
            taken += queues.take(
                            QUEUE,
                            () -> {
                                Integer first = queue.poll();
                                return first == null ? List.of() : List.of(first);
                            },
                            queue::isEmpty)
                    .size();
        }
        adding.join();
    }

    private void add(int row) {
        rows.add(row);
        queues.added(QUEUE);
    }

    private List<Integer> take() {
        return queues.take(QUEUE, this::look, rows::isEmpty);
    }

    private List<Integer> look() {
        looks++;
        List<Integer> found = List.copyOf(rows);
        rows.clear();
        return found;
    }
}
