package com.termfleet.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happened in a run, for a person who looks for the cause of a failure. Kept only if asked for: it costs time. */
final class Story {

    private final VirtualTime time;
    private final boolean kept;
    private final long began;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, StringBuilder> unfinished = new HashMap<>();

    Story(VirtualTime time, boolean kept) {
        this.time = time;
        this.kept = kept;
        this.began = time.millis();
    }

    void tell(Supplier<String> what) {
        if (kept) {
            lines.add((time.millis() - began) + " " + what.get());
        }
    }

    /** Bytes of a connection, told line by line. */
    void bytes(String way, byte[] bytes) {
        if (!kept) {
            return;
        }
        StringBuilder text = unfinished.computeIfAbsent(way, any -> new StringBuilder());
        text.append(new String(bytes, StandardCharsets.UTF_8));
        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
            String line = text.substring(0, end);
            text.delete(0, end + 1);
            if (!line.startsWith("HB") && !line.startsWith("SYM")) {
                tell(() -> "    " + way + " " + line);
            }
        }
    }

    /** What had come of a line when the connection ended is no part of the next one. */
    void ended(String way) {
        unfinished.remove(way);
    }

    List<String> lines() {
        return lines;
    }
}
