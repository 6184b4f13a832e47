package com.termfleet.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FlatBeforeWeekendTest {

    private static boolean flat(String now) {
        return FlatBeforeWeekend.USUAL.contains(Instant.parse(now), ZoneOffset.UTC);
    }

    @Test
    void it_is_flat_from_friday_until_sunday_by_the_clocks_of_new_york() {
        assertThat(flat("2026-11-20T21:29:59.999Z")).isFalse();
        assertThat(flat("2026-11-20T21:30:00Z")).isTrue();
        assertThat(flat("2026-11-21T12:00:00Z")).isTrue();
        assertThat(flat("2026-11-22T21:59:59.999Z")).isTrue();
        assertThat(flat("2026-11-22T22:00:00Z")).isFalse();
        assertThat(flat("2026-11-25T12:00:00Z")).isFalse();
    }

    @Test
    void it_follows_the_clocks_over_the_weekend_in_which_they_change() {
        // New York goes back on Sunday, 1 November 2026, at 06:00 UTC.
        assertThat(flat("2026-10-30T20:30:00Z")).isTrue();
        assertThat(flat("2026-11-01T21:59:59Z")).isTrue();
        assertThat(flat("2026-11-01T22:00:00Z")).isFalse();
    }

    @Test
    void it_tells_when_to_close_and_when_to_open_again() {
        Instant wednesday = Instant.parse("2026-11-18T12:00:00Z");
        Instant friday = Instant.parse("2026-11-20T21:30:00Z");

        assertThat(FlatBeforeWeekend.USUAL.nextClose(wednesday, ZoneOffset.UTC)).isEqualTo(friday);
        assertThat(FlatBeforeWeekend.USUAL.nextClose(friday, ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-11-27T21:30:00Z"));
        assertThat(FlatBeforeWeekend.USUAL.nextOpen(friday, ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-11-22T22:00:00Z"));
    }

    @Test
    void it_may_begin_and_end_on_one_day() {
        FlatBeforeWeekend daily = new FlatBeforeWeekend(
                new FlatBeforeWeekend.Moment(DayOfWeek.FRIDAY, LocalTime.of(20, 0)),
                new FlatBeforeWeekend.Moment(DayOfWeek.FRIDAY, LocalTime.of(22, 0)),
                ZoneId.of("UTC"));

        assertThat(daily.contains(Instant.parse("2026-11-20T19:59:59Z"), ZoneOffset.UTC))
                .isFalse();
        assertThat(daily.contains(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC))
                .isTrue();
        assertThat(daily.contains(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC))
                .isFalse();
        assertThat(daily.contains(Instant.parse("2026-11-27T21:00:00Z"), ZoneOffset.UTC))
                .isTrue();
    }

    @Test
    void without_a_zone_of_its_own_it_follows_the_clocks_of_the_account() {
        FlatBeforeWeekend friday = new FlatBeforeWeekend(
                new FlatBeforeWeekend.Moment(DayOfWeek.FRIDAY, LocalTime.of(22, 0)),
                new FlatBeforeWeekend.Moment(DayOfWeek.MONDAY, LocalTime.of(0, 0)),
                null);
        Instant evening = Instant.parse("2026-11-20T21:00:00Z");

        assertThat(friday.contains(evening, ZoneOffset.UTC)).isFalse();
        assertThat(friday.contains(evening, ZoneId.of("Europe/Berlin"))).isTrue();
    }
}
