package com.termfleet.risk.news;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The news of one calendar file.
 *
 * @param name as limits refer to it
 * @param events in the order of their begin
 * @param coversUntil from then on the calendar tells nothing: no entry does not mean no news
 */
public record NewsCalendar(String name, List<NewsEvent> events, Instant coversUntil) {

    public NewsCalendar {
        events = events.stream().sorted(Comparator.comparing(NewsEvent::from)).toList();
    }

    public boolean covers(Instant now) {
        return now.isBefore(coversUntil);
    }

    /** The first entry that counts and is near ({@link NewsEvent#isNear}). */
    public Optional<NewsEvent> near(Instant now, Duration before, Duration after, Predicate<NewsEvent> counts) {
        Instant latest = now.plus(before);
        for (NewsEvent event : events) {
            if (event.from().isAfter(latest)) {
                return Optional.empty();
            }
            if (event.isNear(now, before, after) && counts.test(event)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }
}
