package com.termfleet.terminal;

import java.time.Instant;

/**
 * A recorded event of a terminal.
 *
 * @param kind CONTAINER, BROKER or EXPERT for a change of that state; PERSON for a user's command
 * @param text for users
 */
public record TerminalEvent(long id, Instant at, String kind, String text) {}
