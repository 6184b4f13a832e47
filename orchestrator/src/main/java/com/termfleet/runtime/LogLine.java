package com.termfleet.runtime;

import java.time.Instant;

/**
 * One line that a container printed.
 *
 * @param at when the engine read it
 * @param text without the line end
 */
public record LogLine(Instant at, String text) {}
