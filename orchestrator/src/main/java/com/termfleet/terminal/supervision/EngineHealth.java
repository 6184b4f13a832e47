package com.termfleet.terminal.supervision;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the container engine is there. Without it the server still serves Expert Advisors from outside, so this is no
 * reason to take the server out of service: the status is one of its own.
 */
@Component("engineHealthIndicator")
public class EngineHealth implements HealthIndicator {

    private final TerminalManager manager;

    EngineHealth(TerminalManager manager) {
        this.manager = manager;
    }

    @Override
    public Health health() {
        String away = manager.engineAway();
        return away == null
                ? Health.up().build()
                : Health.status("UNREACHABLE").withDetail("reason", away).build();
    }
}
