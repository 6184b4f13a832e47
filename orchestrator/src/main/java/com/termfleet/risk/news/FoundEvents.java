package com.termfleet.risk.news;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a file, and until when it covers the news. Not thread-safe. */
final class FoundEvents {

    static final int MOST = 20_000;

    private final ZoneId zone;
    private final Instant until;
    private final List<NewsEvent> events = new ArrayList<>();
    private @Nullable Instant lastSingle;

    /** @param until up to where repeated events are written out */
    FoundEvents(ZoneId zone, Instant until) {
        this.zone = zone;
        this.until = until;
    }

    void single(NewsEvent event) {
        events.add(event);
        if (lastSingle == null || event.from().isAfter(lastSingle)) {
            lastSingle = event.from();
        }
    }

    void repeated(NewsEvent event) {
        events.add(event);
    }

    int size() {
        return events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    NewsCalendar calendar(String name) {
        return new NewsCalendar(name, events, lastSingle == null ? until : endOfWeek(lastSingle));
    }

    // News calendars are published by the week: after the last entry's week nothing is known.
    private Instant endOfWeek(Instant last) {
        LocalDate monday = LocalDate.ofInstant(last, zone).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return monday.atStartOfDay(zone).toInstant();
    }
}
