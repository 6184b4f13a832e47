package com.termfleet.standin.matchtrader.http;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How the switches are set now. Thread-safe. */
public final class Switches {

    private final Map<Switch, String> set = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if the switch has no such value */
    public void set(Switch which, String value) {
        if (!which.choices().contains(value)) {
            throw new IllegalArgumentException(which + " must be one of " + which.choices() + ", was " + value);
        }
        set.put(which, value);
    }

    public String get(Switch which) {
        return Objects.requireNonNullElse(set.get(which), which.choices().getFirst());
    }

    public boolean is(Switch which, String value) {
        return get(which).equals(value);
    }

    public void reset() {
        set.clear();
    }

    /** By name. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (Switch which : Switch.values()) {
            all.put(which.name(), get(which));
        }
        return all;
    }
}
