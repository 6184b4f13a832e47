package com.termfleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final Agenda agenda = new Agenda();

    @Test
    void the_first_thing_is_to_look_once() {
        assertThat(agenda.takeLook(NOW)).isTrue();
        assertThat(agenda.takeLook(NOW)).isFalse();
        assertThat(agenda.waitsUntil(NOW)).isNull();
    }

    @Test
    void after_unanswered_calls_it_looks_again_soon_then_ever_less_often() {
        agenda.takeLook(NOW);
        List<Duration> pauses = new ArrayList<>();
        Instant now = NOW;
        for (int i = 0; i < 6; i++) {
            agenda.unanswered(now);
            Instant next = Objects.requireNonNull(agenda.waitsUntil(now));
            pauses.add(Duration.between(now, next));
            assertThat(agenda.takeLook(next.minusMillis(1))).isFalse();
            assertThat(agenda.takeLook(next)).isTrue();
            now = next;
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 32L, 32L);
        agenda.answered();
        agenda.unanswered(now);
        assertThat(agenda.waitsUntil(now)).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void when_the_engine_is_back_nobody_waits() {
        agenda.unanswered(NOW);
        agenda.wantLookAtOnce();
        assertThat(agenda.takeLook(NOW)).isTrue();
    }

    @Test
    void after_trouble_nothing_is_done_for_a_moment_and_nothing_is_forgotten() {
        agenda.pause(NOW);
        agenda.wantLook();
        assertThat(agenda.isHeld(NOW.plusMillis(1_999))).isTrue();
        assertThat(agenda.takeLook(NOW.plusMillis(1_999))).isFalse();
        assertThat(agenda.takeLook(NOW.plusSeconds(2))).isTrue();
    }
}
