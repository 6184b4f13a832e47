package com.termfleet.risk.news;

import com.github.mangstadt.vinnie.VObjectProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of an iCalendar file.
 *
 * @param isWholeDay it is a date
 */
record ICalendarTime(ZonedDateTime at, boolean isWholeDay) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_LENGTH = 8;
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,4})W");
    private static final int DAYS_PER_WEEK = 7;

    /** @throws IllegalArgumentException with what is expected */
    static ICalendarTime of(VObjectProperty property, ZoneId zoneOfOthers) {
        return of(property.getValue().strip(), zone(property, zoneOfOthers));
    }

    /** The moments of a property that holds several, separated by commas. */
    static List<Instant> list(VObjectProperty property, ZoneId zoneOfOthers) {
        ZoneId zone = zone(property, zoneOfOthers);
        return Arrays.stream(property.getValue().split(",", -1))
                .map(value -> of(value.strip(), zone).at().toInstant())
                .toList();
    }

    private static ICalendarTime of(String value, ZoneId zone) {
        try {
            if (value.length() == DATE_LENGTH) {
                LocalDate day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
                return new ICalendarTime(day.atStartOfDay(zone), true);
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime time = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            return new ICalendarTime(time.atZone(utc ? ZoneOffset.UTC : zone), false);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a time such as 20261105T133000Z or a date such as 20261105 is expected, was \"" + value + '"', e);
        }
    }

    private static ZoneId zone(VObjectProperty property, ZoneId others) {
        String name = property.getParameters().first("TZID");
        if (name == null) {
            return others;
        }
        ZoneId zone = known(name);
        // Some programs write the name behind their own: /example.org/20070129_1/Europe/London.
        String[] parts = name.split("/", -1);
        if (zone == null && parts.length > 2) {
            zone = known(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
        }
        if (zone == null) {
            throw new IllegalArgumentException(
                    "the time zone \"" + name + "\" is not known; a name such as Europe/London is expected");
        }
        return zone;
    }

    private static @Nullable ZoneId known(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @throws IllegalArgumentException with what is expected */
    static Duration duration(String value) {
        String text = value.strip();
        try {
            Matcher weeks = WEEKS.matcher(text);
            Duration length = weeks.matches()
                    ? Duration.ofDays(DAYS_PER_WEEK * Long.parseLong(weeks.group(1)))
                    : Duration.parse(text);
            if (!length.isNegative()) {
                return length;
            }
        } catch (DateTimeException e) {
            // The message below tells what is expected.
        }
        throw new IllegalArgumentException("a duration such as PT30M is expected, was \"" + text + '"');
    }
}
