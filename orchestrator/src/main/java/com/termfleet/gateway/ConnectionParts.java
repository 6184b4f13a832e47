package com.termfleet.gateway;

import java.time.Clock;
import java.time.Duration;

/** What all connections share. */
record ConnectionParts(
        SessionRegistry registry,
        SessionEvents events,
        Authentication authentication,
        GatewayMetrics metrics,
        Clock clock,
        Duration heartbeat) {}
