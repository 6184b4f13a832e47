package com.termfleet.desktop;

import java.time.Instant;

/** A user who has a desktop open. */
public record Watcher(String email, boolean viewOnly, Instant since) {}
