package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule();

    @Test
    void the_first_thing_is_to_look_once() {
        assertThat(schedule.takeLook(NOW)).isTrue();
        assertThat(schedule.takeLook(NOW)).isFalse();
        assertThat(schedule.waitsUntil(NOW)).isNull();
    }

    @Test
    void after_unanswered_calls_it_looks_again_soon_then_ever_less_often() {
        schedule.takeLook(NOW);
        List<Duration> pauses = new ArrayList<>();
        Instant now = NOW;
        for (int i = 0; i < 6; i++) {
            schedule.unanswered(now);
            Instant next = Objects.requireNonNull(schedule.waitsUntil(now));
            pauses.add(Duration.between(now, next));
            assertThat(schedule.takeLook(next.minusMillis(1))).isFalse();
            assertThat(schedule.takeLook(next)).isTrue();
            now = next;
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 32L, 32L);
        schedule.answered();
        schedule.unanswered(now);
        assertThat(schedule.waitsUntil(now)).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void when_the_engine_is_back_nobody_waits() {
        schedule.unanswered(NOW);
        schedule.wantLookAtOnce();
        assertThat(schedule.takeLook(NOW)).isTrue();
    }

    @Test
    void after_trouble_nothing_is_done_for_a_moment_and_nothing_is_forgotten() {
        schedule.pause(NOW);
        schedule.wantLook();
        assertThat(schedule.isHeld(NOW.plusMillis(1_999))).isTrue();
        assertThat(schedule.takeLook(NOW.plusMillis(1_999))).isFalse();
        assertThat(schedule.takeLook(NOW.plusSeconds(2))).isTrue();
    }
}
