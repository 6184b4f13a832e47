package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionIds;
import java.time.Clock;
import java.time.Duration;

/** What all connections share. */
public record ConnectionParts(
        SessionRegistry registry,
        SessionEvents events,
        Authentication authentication,
        GatewayMetrics metrics,
        Clock clock,
        SessionIds sessionIds,
        Duration heartbeat) {}
