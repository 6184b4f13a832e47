package com.termfleet.terminal.container;

import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.Terminals;
import java.util.ArrayDeque;
import java.util.List;

/** The last lines of one terminal, oldest first. Thread-safe. */
final class TerminalJournal {

    private static final int CAPACITY = Terminals.JOURNAL_LINES;
    private static final int MAX_LINE = 4_096;

    /** Bounds memory: a thousand terminals may all print long lines. */
    private static final int MAX_CHARACTERS = 65_536;

    private int characters;

    private final ArrayDeque<JournalEntry> lines = new ArrayDeque<>();

    synchronized void add(JournalEntry entry) {
        JournalEntry kept = entry.text().length() <= MAX_LINE
                ? entry
                : new JournalEntry(entry.at(), entry.source(), entry.text().substring(0, MAX_LINE));
        lines.addLast(kept);
        characters += kept.text().length();
        while (lines.size() > CAPACITY || characters > MAX_CHARACTERS) {
            characters -= lines.removeFirst().text().length();
        }
    }

    synchronized List<JournalEntry> lines() {
        return List.copyOf(lines);
    }
}
