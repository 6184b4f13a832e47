package com.termfleet.terminal.container;

import com.termfleet.terminal.JournalEntry;
import java.util.ArrayDeque;
import java.util.List;

/** The last lines of one terminal, oldest first. Thread-safe. */
final class TerminalJournal {

    private static final int CAPACITY = 500;

    private final ArrayDeque<JournalEntry> lines = new ArrayDeque<>();

    synchronized void add(JournalEntry entry) {
        if (lines.size() == CAPACITY) {
            lines.removeFirst();
        }
        lines.addLast(entry);
    }

    synchronized List<JournalEntry> lines() {
        return List.copyOf(lines);
    }

    /** A log that is read again from its beginning repeats its lines. */
    synchronized void clear() {
        lines.clear();
    }
}
