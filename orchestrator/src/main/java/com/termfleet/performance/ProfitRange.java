package com.termfleet.performance;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days of a time zone, both ends included.
 *
 * @param now when it was asked
 */
record ProfitRange(LocalDate from, LocalDate to, ZoneId zone, Instant now) {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /**
     * @param from null: thirty days with the last one
     * @param to null: today
     * @param zone null: UTC
     * @throws InvalidInputException if the zone is not known, or the range is empty or too long
     */
    static ProfitRange of(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String zone, Instant now) {
        ZoneId days = zone(zone);
        LocalDate last = to == null ? LocalDate.ofInstant(now, days) : to;
        new FieldErrors()
                .check(!last.isBefore(EARLIEST) && !last.isAfter(LATEST), "to", "must be in the years 2000 to 2199")
                .throwIfAny();
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        new FieldErrors()
                .check(!first.isAfter(last), "from", "must not be after to")
                .check(
                        ChronoUnit.DAYS.between(first, last) < MOST_DAYS,
                        "from",
                        "must be less than " + MOST_DAYS + " days before to")
                .throwIfAny();
        return new ProfitRange(first, last, days, now);
    }

    private static ZoneId zone(@Nullable String name) {
        if (name == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidInputException("zone", "must be a time zone such as Europe/Berlin");
        }
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
