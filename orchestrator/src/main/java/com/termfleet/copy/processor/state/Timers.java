package com.termfleet.copy.processor.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Events that are due at a later time. An event is kept once, with the earliest time that was requested; a handler that
 * is called too early requests it again. Processor thread only.
 */
public final class Timers {

    /** @param number makes timers of the same time distinct, and keeps the order in which they were added */
    private record Timer(Instant at, long number, CopyEvent event) {}

    private final NavigableSet<Timer> queue =
            new TreeSet<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));

    private final Map<CopyEvent, Timer> byEvent = new HashMap<>();
    private long added;

    public void add(Instant at, CopyEvent event) {
        Timer known = byEvent.get(event);
        if (known != null) {
            if (!at.isBefore(known.at)) {
                return;
            }
            queue.remove(known);
        }
        Timer timer = new Timer(at, added++, event);
        queue.add(timer);
        byEvent.put(event, timer);
    }

    public void cancel(CopyEvent event) {
        Timer known = byEvent.remove(event);
        if (known != null) {
            queue.remove(known);
        }
    }

    public void drainDue(Instant now, List<CopyEvent> into) {
        while (!queue.isEmpty() && !queue.first().at.isAfter(now)) {
            Timer due = queue.removeFirst();
            byEvent.remove(due.event);
            into.add(due.event);
        }
    }

    @Nullable
    public Instant next() {
        return queue.isEmpty() ? null : queue.first().at;
    }

    public void clear() {
        queue.clear();
        byEvent.clear();
    }
}
