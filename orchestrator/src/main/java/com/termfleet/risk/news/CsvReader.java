package com.termfleet.risk.news;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Reads a calendar in CSV ({@link CalendarFile} tells its columns). */
final class CsvReader {

    private static final String TIME = "time";

    private final FoundEvents found;
    private final FileErrors errors;
    private final ZoneId zone;

    CsvReader(FoundEvents found, FileErrors errors, ZoneId zone) {
        this.found = found;
        this.errors = errors;
        this.zone = zone;
    }

    void read(String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            if (parser.getHeaderMap() == null || !parser.getHeaderMap().containsKey(TIME)) {
                errors.add("is neither an iCalendar file, which begins with BEGIN:VCALENDAR,"
                        + " nor a CSV file whose first line names a column \"time\"");
                return;
            }
            for (CSVRecord row : parser) {
                if (found.size() >= FoundEvents.MOST) {
                    errors.add("must have at most " + FoundEvents.MOST + " events");
                    return;
                }
                read(row, parser.getCurrentLineNumber());
            }
        } catch (IOException | RuntimeException e) {
            // The parser's messages tell line and reason, such as an unfinished quotation.
            errors.add("is not valid CSV: " + e.getMessage());
        }
    }

    private static String delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ";" : ",";
    }

    private void read(CSVRecord row, long line) {
        try {
            Instant from = time(row, TIME);
            if (from == null) {
                errors.add(line, "time is required");
                return;
            }
            Instant until = time(row, "until");
            found.single(new NewsEvent(
                    from, until == null ? from : until, title(row), currency(row), impact(text(row, "impact"))));
        } catch (IllegalArgumentException e) {
            errors.add(line, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String text(CSVRecord row, String column) {
        String text = row.isSet(column) ? row.get(column) : "";
        return text.isEmpty() ? null : text;
    }

    private @Nullable Instant time(CSVRecord row, String column) {
        String text = text(row, column);
        if (text == null) {
            return null;
        }
        String iso = text.replace(' ', 'T');
        try {
            boolean hasOffset =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    column + " must be a time such as 2026-11-05T13:30:00Z or 2026-11-05 13:30, was \"" + text + '"',
                    e);
        }
    }

    private static String title(CSVRecord row) {
        String title = text(row, "title");
        return title == null ? "News" : title;
    }

    private static @Nullable String currency(CSVRecord row) {
        String text = text(row, "currency");
        if (text == null) {
            return null;
        }
        String code = text.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "currency must be a code of three letters such as USD, was \"" + text + '"');
        }
        return code;
    }

    private static @Nullable Impact impact(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Impact.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("impact must be LOW, MEDIUM, HIGH or empty, was \"" + text + '"', e);
        }
    }
}
