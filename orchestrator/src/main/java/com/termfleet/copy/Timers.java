package com.termfleet.copy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at again, and when. A timer that became pointless is not removed: who is woken looks whether there
 * is anything to do. Engine thread only.
 */
final class Timers {

    private record Timer(Instant at, Event event) {}

    private final PriorityQueue<Timer> queue = new PriorityQueue<>(Comparator.comparing(Timer::at));

    void add(Instant at, Event event) {
        queue.add(new Timer(at, event));
    }

    void drainDue(Instant now, List<Event> into) {
        for (Timer next = queue.peek(); next != null && !next.at.isAfter(now); next = queue.peek()) {
            into.add(next.event);
            queue.poll();
        }
    }

    @Nullable
    Instant next() {
        Timer first = queue.peek();
        return first == null ? null : first.at;
    }

    void clear() {
        queue.clear();
    }
}
