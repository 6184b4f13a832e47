package com.termfleet.standin.matchtrader.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts what each caller has done within the last minute or hour. Thread-safe. */
final class Limits {

    static final int REQUESTS_A_MINUTE = 500;
    static final int REFRESHES_AN_HOUR = 4;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    Limits(InstantSource clock) {
        this.clock = clock;
    }

    boolean takeRequest(String caller) {
        return take("request " + caller, REQUESTS_A_MINUTE, Duration.ofMinutes(1));
    }

    boolean takeRefresh(String caller) {
        return take("refresh " + caller, REFRESHES_AN_HOUR, Duration.ofHours(1));
    }

    private synchronized boolean take(String key, int most, Duration window) {
        Instant now = clock.instant();
        Deque<Instant> times = taken.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(window))) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
