package com.termfleet.access.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins by key (an address, an e-mail address) in a sliding minute. Knows only the keys that failed most
 * recently, so that its memory is bounded whatever comes in. Guarded by its own monitor; no I/O inside.
 */
class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 10_000;

    private final int limit;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** @param limit failures in a minute, after which the key has to wait */
    SignInThrottle(int limit) {
        this.limit = limit;
    }

    /** @return how long the key has to wait; zero if it may try now */
    synchronized Duration wait(String key, Instant now) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return Duration.ZERO;
        }
        forgetOld(times, now);
        if (times.size() < limit) {
            return Duration.ZERO;
        }
        return Duration.between(now, times.getFirst().plus(WINDOW)).plusSeconds(1);
    }

    synchronized void failed(String key, Instant now) {
        Deque<Instant> times = failures.computeIfAbsent(key, k -> new ArrayDeque<>(limit));
        forgetOld(times, now);
        if (times.size() == limit) {
            times.removeFirst();
        }
        times.addLast(now);
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    private static void forgetOld(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
    }
}
