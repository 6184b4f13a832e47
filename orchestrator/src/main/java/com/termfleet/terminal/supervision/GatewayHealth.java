package com.termfleet.terminal.supervision;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.Sessions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The gateway's address and number of sessions. */
@Component("gatewayHealthIndicator")
class GatewayHealth implements HealthIndicator {

    private final GatewayBinding gateway;
    private final Sessions sessions;

    GatewayHealth(GatewayBinding gateway, Sessions sessions) {
        this.gateway = gateway;
        this.sessions = sessions;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("port", gateway.port())
                .withDetail("sessions", sessions.count())
                .build();
    }
}
