package com.termfleet.standin.matchtrader.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are still to come, in the order in which they were set. Thread-safe. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    public synchronized void add(Fault fault) {
        if (fault.calls() < 1) {
            throw new IllegalArgumentException("calls must be 1 or more, was " + fault.calls());
        }
        waiting.add(fault);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes the first fault that concerns this call. */
    @Nullable
    synchronized Fault take(String path) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (path.contains(fault.path())) {
                if (fault.calls() == 1) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, fault.times(fault.calls() - 1));
                }
                return fault;
            }
        }
        return null;
    }
}
