package com.termfleet.risk.news;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of one {@code VEVENT}. Not thread-safe. */
final class ICalendarEvent {

    private static final int HIGHEST_MEDIUM = 5;
    private static final int LOWEST_HIGH = 4;

    private final ZoneId zone;
    private final long beginsAtLine;
    private final List<Line> lines = new ArrayList<>();

    private record Line(VObjectProperty property, long number) {}

    /** What is wrong with a line. */
    static final class BadLine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long line;

        private BadLine(long line, String message) {
            super(message, null, false, false);
            this.line = line;
        }

        long line() {
            return line;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** @param zone of times that have none */
    ICalendarEvent(ZoneId zone, long beginsAtLine) {
        this.zone = zone;
        this.beginsAtLine = beginsAtLine;
    }

    void add(VObjectProperty property, long line) {
        lines.add(new Line(property, line));
    }

    /** @throws BadLine if it cannot be used */
    void addTo(FoundEvents found, Instant from, Instant until) {
        if ("CANCELLED".equalsIgnoreCase(text("STATUS"))) {
            return;
        }
        ICalendarTime start = read("DTSTART", property -> ICalendarTime.of(property, zone));
        if (start == null) {
            throw new BadLine(beginsAtLine, "the event has no DTSTART");
        }
        Duration length = length(start);
        String rule = text("RRULE");
        if (line("RDATE") != null) {
            throw bad("RDATE", "RDATE is not supported; write each date as an event of its own");
        }
        if (rule == null) {
            found.single(event(start.at().toInstant(), length));
            return;
        }
        List<Instant> excluded = excluded();
        List<Instant> starts = required("RRULE", property -> Repetition.starts(start.at(), rule, from, until));
        starts.stream()
                .filter(begin -> !excluded.contains(begin))
                .forEach(begin -> found.repeated(event(begin, length)));
    }

    private NewsEvent event(Instant begin, Duration length) {
        String title = text("SUMMARY");
        return new NewsEvent(
                begin,
                begin.plus(length),
                title == null ? "News" : VObjectPropertyValues.unescape(title),
                currency(),
                impact());
    }

    private Duration length(ICalendarTime start) {
        ICalendarTime end = read("DTEND", property -> ICalendarTime.of(property, zone));
        if (end != null) {
            Duration length = Duration.between(start.at(), end.at());
            if (length.isNegative()) {
                throw bad("DTEND", "DTEND is before DTSTART");
            }
            return length;
        }
        Duration length = read("DURATION", property -> ICalendarTime.duration(property.getValue()));
        if (length != null) {
            return length;
        }
        ZonedDateTime nextDay = start.at().plusDays(1);
        return start.isWholeDay() ? Duration.between(start.at(), nextDay) : Duration.ZERO;
    }

    private List<Instant> excluded() {
        List<Instant> excluded = new ArrayList<>();
        for (Line line : lines) {
            if (is(line, "EXDATE")) {
                excluded.addAll(parsed(line, property -> ICalendarTime.list(property, zone)));
            }
        }
        return excluded;
    }

    private @Nullable String currency() {
        return categories().stream()
                .filter(category -> category.matches("[A-Z]{3}") && !category.equals("LOW"))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Impact impact() {
        List<String> categories = categories();
        for (Impact impact : Impact.values()) {
            if (categories.contains(impact.name())) {
                return impact;
            }
        }
        Integer priority =
                read("PRIORITY", property -> Integer.valueOf(property.getValue().strip()));
        if (priority == null || priority == 0) {
            return null;
        }
        return priority <= LOWEST_HIGH ? Impact.HIGH : priority == HIGHEST_MEDIUM ? Impact.MEDIUM : Impact.LOW;
    }

    private List<String> categories() {
        String categories = text("CATEGORIES");
        return categories == null
                ? List.of()
                : VObjectPropertyValues.parseList(categories).stream()
                        .map(category -> category.strip().toUpperCase(Locale.ROOT))
                        .toList();
    }

    private @Nullable String text(String name) {
        Line line = line(name);
        return line == null ? null : line.property.getValue();
    }

    private @Nullable Line line(String name) {
        return lines.stream().filter(line -> is(line, name)).findFirst().orElse(null);
    }

    private static boolean is(Line line, String name) {
        return name.equalsIgnoreCase(line.property.getName());
    }

    private <T> @Nullable T read(String name, Function<VObjectProperty, T> parse) {
        Line line = line(name);
        return line == null ? null : parsed(line, parse);
    }

    private <T> T required(String name, Function<VObjectProperty, T> parse) {
        Line line = line(name);
        if (line == null) {
            throw new BadLine(beginsAtLine, "the event has no " + name);
        }
        return parsed(line, parse);
    }

    private static <T> T parsed(Line line, Function<VObjectProperty, T> parse) {
        try {
            return parse.apply(line.property);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadLine(line.number, line.property.getName() + " cannot be used: " + e.getMessage());
        }
    }

    private BadLine bad(String name, String message) {
        Line line = line(name);
        return new BadLine(line == null ? beginsAtLine : line.number, message);
    }
}
