package com.termfleet.terminal;

import java.time.Instant;

/**
 * One line that a terminal or its container printed.
 *
 * @param source its writer: a component of the terminal, an expert with its chart, or {@code container}
 */
public record JournalEntry(Instant at, String source, String text) {}
