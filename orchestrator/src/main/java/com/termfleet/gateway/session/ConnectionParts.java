package com.termfleet.gateway.session;

import java.time.Clock;
import java.time.Duration;

/** What all connections share. */
public record ConnectionParts(
        SessionRegistry registry,
        SessionEvents events,
        Authentication authentication,
        GatewayMetrics metrics,
        Clock clock,
        Duration heartbeat) {}
