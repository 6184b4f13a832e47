package com.termfleet.standin.matchtrader.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The calls that came in, newest last; the last ten thousand are kept. Bodies of sign-ins are not. Thread-safe. */
public final class RequestLog {

    private static final int KEPT = 10_000;

    private final Deque<Call> calls = new ArrayDeque<>();
    private long total;

    /** @param path of a WebSocket message {@code ws:} and its type */
    public record Call(Instant at, String method, String path, String body) {}

    synchronized void add(Call call) {
        calls.addLast(call);
        total++;
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized long total() {
        return total;
    }

    /** Those whose path contains this. */
    public synchronized List<Call> to(String path) {
        return calls.stream().filter(call -> call.path().contains(path)).toList();
    }

    public synchronized void clear() {
        calls.clear();
        total = 0;
    }
}
