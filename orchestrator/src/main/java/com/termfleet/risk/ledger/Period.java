package com.termfleet.risk.ledger;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The periods over which profit and loss are counted. They begin at the first moment of a day in the account's zone. */
public enum Period {
    DAY("day"),
    /** From Monday on. */
    WEEK("week"),
    MONTH("month"),
    /** Since counting began; it never ends. */
    LIFETIME("lifetime");

    private final String text;

    Period(String text) {
        this.text = text;
    }

    /** When the period that contains {@code now} began; empty for {@link #LIFETIME}. */
    public Optional<Instant> startOf(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case DAY -> at(today, zone);
            case WEEK -> at(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> at(today.withDayOfMonth(1), zone);
            case LIFETIME -> Optional.empty();
        };
    }

    /** The first moment after the period that contains {@code now}; empty for {@link #LIFETIME}. */
    public Optional<Instant> endOf(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case DAY -> at(today.plusDays(1), zone);
            case WEEK -> at(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone);
            case MONTH -> at(today.with(TemporalAdjusters.firstDayOfNextMonth()), zone);
            case LIFETIME -> Optional.empty();
        };
    }

    // Where the clocks go forward at midnight, the day begins later than 00:00.
    private static Optional<Instant> at(LocalDate day, ZoneId zone) {
        return Optional.of(day.atStartOfDay(zone).toInstant());
    }

    /** In the texts for the follower. */
    @Override
    public String toString() {
        return text;
    }
}
