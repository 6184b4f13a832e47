package com.termfleet.risk.limits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time of the week in which may be opened.
 *
 * @param days on which it begins, never empty
 * @param to the first moment after it; not after {@code from}: on the next day
 * @param zone null: the account's
 */
public record TradingSession(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        @Nullable ZoneId zone) {

    public TradingSession {
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    public boolean contains(Instant now, ZoneId accountZone) {
        ZoneId here = zone == null ? accountZone : zone;
        LocalDate today = LocalDate.ofInstant(now, here);
        return isIn(now, today, here) || isIn(now, today.minusDays(1), here);
    }

    private boolean isIn(Instant now, LocalDate day, ZoneId here) {
        if (!days.contains(day.getDayOfWeek())) {
            return false;
        }
        LocalDate lastDay = to.isAfter(from) ? day : day.plusDays(1);
        Instant begin = day.atTime(from).atZone(here).toInstant();
        Instant end = lastDay.atTime(to).atZone(here).toInstant();
        return !now.isBefore(begin) && now.isBefore(end);
    }
}
