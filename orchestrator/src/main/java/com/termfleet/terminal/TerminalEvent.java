package com.termfleet.terminal;

import java.time.Instant;

/**
 * Something that happened to a terminal.
 *
 * @param kind CONTAINER, BROKER, EXPERT or PERSON: which of its states changed, or who asked
 * @param text in words for a person
 */
public record TerminalEvent(long id, Instant at, String kind, String text) {}
