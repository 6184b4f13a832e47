package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final CopyEvent ONE = new CopyEvent.PairDue(new PairId(1));
    private static final CopyEvent TWO = new CopyEvent.PairDue(new PairId(2));
    private static final CopyEvent THREE = new CopyEvent.PairDue(new PairId(3));

    private final Timers timers = new Timers();

    @Test
    void what_is_due_comes_in_the_order_of_time_and_once() {
        timers.add(NOON.plusSeconds(2), TWO);
        timers.add(NOON.plusSeconds(1), ONE);
        timers.add(NOON.plusSeconds(9), THREE);

        assertThat(due(2)).containsExactly(ONE, TWO);
        assertThat(due(2)).isEmpty();
        assertThat(timers.next()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void those_of_one_time_come_in_the_order_they_were_asked_for() {
        timers.add(NOON, TWO);
        timers.add(NOON, ONE);
        timers.add(NOON, THREE);

        assertThat(due(0)).containsExactly(TWO, ONE, THREE);
    }

    @Test
    void an_event_waits_once_for_the_earliest_time_asked_for() {
        timers.add(NOON.plusSeconds(5), ONE);
        timers.add(NOON.plusSeconds(3), ONE);
        timers.add(NOON.plusSeconds(4), ONE);

        assertThat(timers.next()).isEqualTo(NOON.plusSeconds(3));
        assertThat(due(9)).containsExactly(ONE);
    }

    @Test
    void what_is_cancelled_does_not_come_and_may_be_asked_for_anew() {
        timers.add(NOON, ONE);
        timers.cancel(ONE);
        timers.cancel(TWO);
        assertThat(timers.next()).isNull();

        timers.add(NOON.plusSeconds(1), ONE);
        assertThat(due(1)).containsExactly(ONE);
    }

    private List<CopyEvent> due(int seconds) {
        List<CopyEvent> events = new ArrayList<>();
        timers.drainDue(NOON.plusSeconds(seconds), events);
        return events;
    }
}
