package com.termfleet.risk.limits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is open over the weekend: at {@code from} what is open is closed, and nothing is opened until {@code to}.
 *
 * @param to another moment of the week than {@code from}
 * @param zone null: the account's
 */
public record FlatBeforeWeekend(
        Moment from, Moment to, @Nullable ZoneId zone) {

    /** A moment of the week. */
    public record Moment(DayOfWeek day, LocalTime time) {

        private Instant lastBefore(Instant now, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(this.day));
            ZonedDateTime last = day.atTime(time).atZone(zone);
            return last.toInstant().isAfter(now)
                    ? day.minusWeeks(1).atTime(time).atZone(zone).toInstant()
                    : last.toInstant();
        }

        private Instant firstAfter(Instant now, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.nextOrSame(this.day));
            ZonedDateTime next = day.atTime(time).atZone(zone);
            return next.toInstant().isAfter(now)
                    ? next.toInstant()
                    : day.plusWeeks(1).atTime(time).atZone(zone).toInstant();
        }
    }

    /** Half an hour before the currency market closes, until it opens again. */
    public static final FlatBeforeWeekend USUAL = new FlatBeforeWeekend(
            new Moment(DayOfWeek.FRIDAY, LocalTime.of(16, 30)),
            new Moment(DayOfWeek.SUNDAY, LocalTime.of(17, 0)),
            ZoneId.of("America/New_York"));

    public FlatBeforeWeekend {
        if (from.equals(to)) {
            throw new IllegalArgumentException("from and to must differ");
        }
    }

    public boolean contains(Instant now, ZoneId accountZone) {
        return from.lastBefore(now, here(accountZone)).isAfter(to.lastBefore(now, here(accountZone)));
    }

    /** When what is open is to be closed next, after {@code now}. */
    public Instant nextClose(Instant now, ZoneId accountZone) {
        return from.firstAfter(now, here(accountZone));
    }

    /** When may be opened again, after {@code now}. */
    public Instant nextOpen(Instant now, ZoneId accountZone) {
        return to.firstAfter(now, here(accountZone));
    }

    private ZoneId here(ZoneId accountZone) {
        return zone == null ? accountZone : zone;
    }
}
