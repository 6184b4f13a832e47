package com.termfleet.risk.news;

import com.termfleet.kernel.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Reads a calendar of economic news from a file, iCalendar (RFC 5545) or CSV. Pure.
 *
 * <p>A CSV file has a header line. Column {@code time} is required: {@code 2026-11-05T13:30:00Z}, with any offset, or
 * {@code 2026-11-05 13:30} in the zone that is passed in. Columns {@code until}, {@code currency}, {@code impact} (LOW,
 * MEDIUM, HIGH) and {@code title} are optional, others are ignored. Columns are separated by commas or semicolons.
 *
 * <p>Of an iCalendar file every {@code VEVENT} counts that is not cancelled: the currency is the first of its categories that
 * is a currency's code, the impact is a category LOW, MEDIUM or HIGH, else its priority. Repeated events are written out
 * for the time that is asked for.
 */
public final class CalendarFile {

    /** The longest file, in characters. */
    public static final int LONGEST = 5_000_000;

    private CalendarFile() {}

    /**
     * @param zone of times that have none, and of the week whose end the calendar covers
     * @param from the first moment for which repeated events are written out
     * @param until the first moment for which they are not; read the file again before then
     * @throws InvalidInputException that tells each line that cannot be used, under the field {@code file}
     */
    public static NewsCalendar read(String name, String text, ZoneId zone, Instant from, Instant until) {
        FileErrors errors = new FileErrors();
        FoundEvents found = new FoundEvents(zone, until);
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.length() > LONGEST) {
            errors.add("must have at most " + LONGEST + " characters");
        } else if (content.stripLeading().toUpperCase(Locale.ROOT).startsWith("BEGIN:")) {
            new ICalendarReader(found, errors, zone, from, until).read(content.stripLeading());
        } else {
            new CsvReader(found, errors, zone).read(content);
        }
        errors.throwIfAny();
        if (found.isEmpty()) {
            errors.add("has no events");
        }
        errors.throwIfAny();
        return found.calendar(name);
    }
}
