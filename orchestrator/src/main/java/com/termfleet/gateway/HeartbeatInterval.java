package com.termfleet.gateway;

import java.time.Duration;

/** How often Expert Advisors send {@code HB}. Three missed in a row end a session. */
public record HeartbeatInterval(Duration value) {}
