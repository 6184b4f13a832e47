package com.termfleet.risk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static void assertPeriod(Period period, String now, ZoneId zone, String start, String end) {
        assertThat(period.startOf(Instant.parse(now), zone)).as("start").contains(Instant.parse(start));
        assertThat(period.endOf(Instant.parse(now), zone)).as("end").contains(Instant.parse(end));
    }

    @Test
    void a_day_begins_at_midnight_of_the_accounts_zone() {
        assertPeriod(Period.DAY, "2026-11-17T23:00:00Z", BERLIN, "2026-11-17T23:00:00Z", "2026-11-18T23:00:00Z");
        assertPeriod(Period.DAY, "2026-11-18T22:59:59.999Z", BERLIN, "2026-11-17T23:00:00Z", "2026-11-18T23:00:00Z");
    }

    @Test
    void a_week_begins_on_monday_and_a_month_on_its_first_day() {
        assertPeriod(Period.WEEK, "2026-11-22T12:00:00Z", BERLIN, "2026-11-15T23:00:00Z", "2026-11-22T23:00:00Z");
        assertPeriod(Period.WEEK, "2026-11-16T12:00:00Z", BERLIN, "2026-11-15T23:00:00Z", "2026-11-22T23:00:00Z");
        assertPeriod(Period.MONTH, "2026-11-18T12:00:00Z", BERLIN, "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z");
    }

    @Test
    void the_days_on_which_the_clocks_change_have_23_and_25_hours() {
        assertPeriod(Period.DAY, "2026-03-29T12:00:00Z", BERLIN, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z");
        assertPeriod(Period.DAY, "2026-10-25T12:00:00Z", BERLIN, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
        assertPeriod(Period.WEEK, "2026-10-21T12:00:00Z", BERLIN, "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z");
    }

    @Test
    void a_day_without_midnight_begins_when_the_clocks_have_gone_forward() {
        // Beirut skips 00:00 to 01:00.
        assertPeriod(
                Period.DAY,
                "2026-03-29T12:00:00Z",
                ZoneId.of("Asia/Beirut"),
                "2026-03-28T22:00:00Z",
                "2026-03-29T21:00:00Z");
    }

    @Test
    void a_lifetime_neither_begins_nor_ends() {
        assertThat(Period.LIFETIME.startOf(Instant.EPOCH, BERLIN)).isEmpty();
        assertThat(Period.LIFETIME.endOf(Instant.EPOCH, BERLIN)).isEmpty();
    }
}
