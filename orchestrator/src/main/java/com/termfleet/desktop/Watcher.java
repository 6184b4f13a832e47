package com.termfleet.desktop;

import java.time.Instant;

/** Somebody who looks at a desktop now. */
public record Watcher(String email, boolean viewOnly, Instant since) {}
