package com.termfleet.risk.news;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Writes out repeated events. */
final class Repetition {

    private static final Set<Freq> TOO_OFTEN = EnumSet.of(Freq.HOURLY, Freq.MINUTELY, Freq.SECONDLY);

    private Repetition() {}

    /**
     * @return the begins from {@code from} until before {@code until}
     * @throws IllegalArgumentException if the rule cannot be used
     */
    static List<Instant> starts(ZonedDateTime first, String rule, Instant from, Instant until) {
        RecurrenceRule parsed = parse(rule);
        if (TOO_OFTEN.contains(parsed.getFreq())) {
            throw new IllegalArgumentException("events that repeat more often than daily are not supported");
        }
        TimeZone zone = TimeZone.getTimeZone(first.getZone());
        endInZone(parsed, zone);
        RecurrenceRuleIterator iterator = parsed.iterator(inZone(first, zone));
        iterator.fastForward(from.toEpochMilli());
        List<Instant> starts = new ArrayList<>();
        while (iterator.hasNext() && starts.size() <= FoundEvents.MOST) {
            Instant start = Instant.ofEpochMilli(iterator.nextMillis());
            if (!start.isBefore(until)) {
                break;
            }
            if (!start.isBefore(from)) {
                starts.add(start);
            }
        }
        return starts;
    }

    private static RecurrenceRule parse(String rule) {
        try {
            return new RecurrenceRule(rule, RfcMode.RFC5545_LAX);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    // The last day may be written without a time, or without a zone: then the event's zone is meant, and the whole day.
    private static void endInZone(RecurrenceRule rule, TimeZone zone) {
        DateTime end = rule.getUntil();
        if (end != null && end.isAllDay()) {
            rule.setUntil(new DateTime(zone, end.getYear(), end.getMonth(), end.getDayOfMonth(), 23, 59, 59));
        } else if (end != null && end.isFloating()) {
            rule.setUntil(end.swapTimeZone(zone));
        }
    }

    private static DateTime inZone(ZonedDateTime time, TimeZone zone) {
        return new DateTime(
                zone,
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
