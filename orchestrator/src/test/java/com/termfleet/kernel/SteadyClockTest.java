package com.termfleet.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Instant wall = START;
    private long nanos;
    private final SteadyClock clock = new SteadyClock(
            new Clock() {
                @Override
                public Instant instant() {
                    return wall;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void it_shows_the_time_of_the_system() {
        pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void it_goes_on_when_the_system_is_set_back_an_hour() {
        wall = wall.minus(Duration.ofHours(1));
        Instant before = clock.instant();

        pass(Duration.ofSeconds(10));

        assertThat(clock.instant()).isBetween(before.plusSeconds(9), before.plusSeconds(10));
    }

    @Test
    void it_agrees_with_the_system_again_after_ten_times_the_step() {
        wall = wall.minus(Duration.ofMinutes(1));
        for (int i = 0; i < 660; i++) {
            pass(Duration.ofSeconds(1));
            clock.instant();
        }
        pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void it_follows_at_once_when_the_system_is_ahead() {
        wall = wall.plus(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void no_moment_is_shown_twice() {
        Instant first = clock.instant();
        Instant second = clock.instant();
        wall = wall.minus(Duration.ofHours(1));
        Instant third = clock.instant();

        assertThat(second).isAfter(first);
        assertThat(third).isAfter(second);
    }
}
