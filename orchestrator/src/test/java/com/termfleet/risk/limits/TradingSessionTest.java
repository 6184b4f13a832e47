package com.termfleet.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradingSessionTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TradingSession session(DayOfWeek day, String from, String to) {
        return new TradingSession(Set.of(day), LocalTime.parse(from), LocalTime.parse(to), LONDON);
    }

    private static boolean contains(TradingSession session, String now) {
        return session.contains(Instant.parse(now), BERLIN);
    }

    @Test
    void it_begins_at_its_first_moment_and_ends_before_its_last() {
        TradingSession session = session(DayOfWeek.WEDNESDAY, "08:00", "17:00");

        assertThat(contains(session, "2026-11-18T07:59:59.999Z")).isFalse();
        assertThat(contains(session, "2026-11-18T08:00:00Z")).isTrue();
        assertThat(contains(session, "2026-11-18T16:59:59.999Z")).isTrue();
        assertThat(contains(session, "2026-11-18T17:00:00Z")).isFalse();
        assertThat(contains(session, "2026-11-19T12:00:00Z")).isFalse();
    }

    @Test
    void it_may_last_over_midnight_into_a_day_that_it_does_not_name() {
        TradingSession session = session(DayOfWeek.FRIDAY, "22:00", "06:00");

        assertThat(contains(session, "2026-11-20T21:59:59Z")).isFalse();
        assertThat(contains(session, "2026-11-20T22:00:00Z")).isTrue();
        assertThat(contains(session, "2026-11-21T05:59:59Z")).isTrue();
        assertThat(contains(session, "2026-11-21T06:00:00Z")).isFalse();
        assertThat(contains(session, "2026-11-20T05:00:00Z"))
                .as("Thursday's night")
                .isFalse();
    }

    @Test
    void it_may_last_a_whole_day() {
        TradingSession session = session(DayOfWeek.WEDNESDAY, "00:00", "00:00");

        assertThat(contains(session, "2026-11-17T23:59:59Z")).isFalse();
        assertThat(contains(session, "2026-11-18T00:00:00Z")).isTrue();
        assertThat(contains(session, "2026-11-18T23:59:59Z")).isTrue();
        assertThat(contains(session, "2026-11-19T00:00:00Z")).isFalse();
    }

    @Test
    void its_times_are_those_of_its_zones_clocks_in_summer_too() {
        TradingSession session = session(DayOfWeek.WEDNESDAY, "08:00", "17:00");

        assertThat(contains(session, "2026-07-15T07:00:00Z")).isTrue();
        assertThat(contains(session, "2026-07-15T16:00:00Z")).isFalse();
    }

    @Test
    void it_follows_the_clocks_in_the_night_in_which_they_change() {
        TradingSession night = session(DayOfWeek.SATURDAY, "22:00", "06:00");

        // Forward at 01:00 UTC on 29 March: 22:00 UTC to 05:00 UTC.
        assertThat(contains(night, "2026-03-29T04:59:59Z")).isTrue();
        assertThat(contains(night, "2026-03-29T05:00:00Z")).isFalse();
        // Back at 01:00 UTC on 25 October: 21:00 UTC to 06:00 UTC.
        assertThat(contains(night, "2026-10-24T21:00:00Z")).isTrue();
        assertThat(contains(night, "2026-10-25T05:59:59Z")).isTrue();
        assertThat(contains(night, "2026-10-25T06:00:00Z")).isFalse();
    }

    @Test
    void without_a_zone_it_follows_the_accounts() {
        TradingSession session = new TradingSession(
                Set.of(DayOfWeek.WEDNESDAY), LocalTime.parse("08:00"), LocalTime.parse("17:00"), null);

        assertThat(contains(session, "2026-11-18T07:00:00Z")).isTrue();
        assertThat(contains(session, "2026-11-18T16:00:00Z")).isFalse();
    }
}
