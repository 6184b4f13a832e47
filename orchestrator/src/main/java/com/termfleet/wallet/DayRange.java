package com.termfleet.wallet;

import com.termfleet.kernel.FieldErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days of UTC, both included. */
record DayRange(LocalDate from, LocalDate to) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /**
     * @param from null: the first of the month of the last day
     * @param to null: today
     * @throws com.termfleet.kernel.InvalidInputException if the range is empty, or outside the years 2000 to 2199
     */
    static DayRange of(@Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
        LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.withDayOfMonth(1) : from;
        new FieldErrors()
                .check(!first.isBefore(EARLIEST), "from", "must be in the year 2000 or later")
                .check(!last.isAfter(LATEST), "to", "must be before the year 2200")
                .check(!first.isAfter(last), "from", "must not be after to")
                .throwIfAny();
        return new DayRange(first, last);
    }

    Instant begin() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Exclusive. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
