package com.termfleet.terminal.container;

import com.termfleet.runtime.LogLine;
import com.termfleet.terminal.JournalEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed line of a container's log. A line of unknown form is attributed to the container unchanged; none is dropped.
 *
 * @param kind {@code entry}, {@code journal}, {@code experts}, or empty for anything else
 */
record JournalLine(String kind, JournalEntry entry) {

    private static final Pattern FROM_TERMINAL =
            Pattern.compile("\\[(journal|experts)] [0-9:.]{8,15}\\t([^\\t]*)\\t(.*)", Pattern.DOTALL);
    private static final Pattern FROM_ENTRY_POINT = Pattern.compile("\\[entry] (.*)", Pattern.DOTALL);

    static JournalLine of(LogLine line) {
        Matcher terminal = FROM_TERMINAL.matcher(line.text());
        if (terminal.matches()) {
            return new JournalLine(
                    terminal.group(1), new JournalEntry(line.at(), terminal.group(2), terminal.group(3)));
        }
        Matcher entryPoint = FROM_ENTRY_POINT.matcher(line.text());
        return entryPoint.matches()
                ? new JournalLine("entry", new JournalEntry(line.at(), "container", entryPoint.group(1)))
                : new JournalLine("", new JournalEntry(line.at(), "container", line.text()));
    }
}
