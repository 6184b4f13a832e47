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
 * What is to be looked at again, and when. An event waits once, for the earliest time that was asked for: whoever is woken
 * too early asks again. Engine thread only.
 */
public final class Timers {

    /** @param number tells those of one time apart, and keeps the order in which they were asked for */
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
