package com.termfleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Principal ANN = new Principal(new UserId(1), "ann@example.com", Role.FOLLOWER);

    private final List<Outbox> closed = new ArrayList<>();
    private final Outbox outbox = new Outbox(ANN, closed::add);

    @Test
    void gives_events_in_the_order_they_happened() throws Exception {
        outbox.offer(event("pair:1", "a"));
        outbox.offer(event("pair:2", "b"));

        assertThat(outbox.next(Duration.ZERO)).extracting(StreamEvent::json).containsExactly("a", "b");
    }

    @Test
    void keeps_only_the_newest_of_what_is_about_the_same_object() throws Exception {
        outbox.offer(event("pair:1", "old"));
        outbox.offer(event("pair:2", "other"));
        outbox.offer(event("pair:1", "new"));

        assertThat(outbox.next(Duration.ZERO)).extracting(StreamEvent::json).containsExactly("other", "new");
    }

    @Test
    void gives_nothing_twice() throws Exception {
        outbox.offer(event("pair:1", "a"));
        outbox.next(Duration.ZERO);

        assertThat(outbox.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void forgets_everything_and_asks_for_a_fetch_when_too_much_is_waiting() throws Exception {
        for (int i = 0; i <= Outbox.CAPACITY; i++) {
            outbox.offer(event("pair:" + i, "x"));
        }
        outbox.offer(event("pair:1", "after the overflow"));

        assertThat(outbox.next(Duration.ZERO)).containsExactly(StreamEvent.RESYNC);
    }

    @Test
    void takes_a_change_of_what_is_waiting_already_even_when_it_is_full() throws Exception {
        for (int i = 0; i < Outbox.CAPACITY; i++) {
            outbox.offer(event("pair:" + i, "x"));
        }
        outbox.offer(event("pair:0", "newer"));

        List<StreamEvent> events = outbox.next(Duration.ZERO);
        assertThat(events).hasSize(Outbox.CAPACITY);
        assertThat(events.getLast().json()).isEqualTo("newer");
    }

    @Test
    void goes_on_after_an_overflow() throws Exception {
        outbox.resync();
        outbox.next(Duration.ZERO);
        outbox.offer(event("pair:1", "a"));

        assertThat(outbox.next(Duration.ZERO)).extracting(StreamEvent::json).containsExactly("a");
    }

    @Test
    void wakes_whoever_waits_when_something_comes_and_when_it_is_closed() throws Exception {
        Thread feeder = Thread.ofVirtual().start(() -> outbox.offer(event("pair:1", "a")));
        assertThat(outbox.next(Duration.ofSeconds(30))).hasSize(1);
        feeder.join();

        Thread closer = Thread.ofVirtual().start(outbox::close);
        assertThat(outbox.next(Duration.ofSeconds(30))).isEmpty();
        closer.join();
        assertThat(outbox.isClosed()).isTrue();
        assertThat(closed).containsExactly(outbox);
    }

    private static StreamEvent event(String key, String json) {
        return new StreamEvent("pair", key, json);
    }
}
