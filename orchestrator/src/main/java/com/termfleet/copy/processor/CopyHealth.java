package com.termfleet.copy.processor;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports whether this server processes signals. A standby is out of service, so nothing is routed to it. */
final class CopyHealth implements HealthIndicator {

    private final CopyProcessor processor;

    CopyHealth(CopyProcessor processor) {
        this.processor = processor;
    }

    @Override
    public Health health() {
        ProcessorState state = processor.state();
        Health.Builder health = switch (state) {
            case READY -> Health.up();
            case STANDBY, STARTING -> Health.outOfService();
            case DATABASE_AWAY, FAILED, STOPPED -> Health.down();
        };
        return health.withDetail("state", state.name())
                .withDetail("explanation", state.text())
                .build();
    }
}
