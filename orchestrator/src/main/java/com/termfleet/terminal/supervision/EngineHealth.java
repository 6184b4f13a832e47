package com.termfleet.terminal.supervision;

import com.termfleet.runtime.HostCircuit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the container engine answers. Without it the server still serves external Expert Advisors, so the status is
 * not DOWN but a separate one.
 */
@Component("engineHealthIndicator")
public class EngineHealth implements HealthIndicator {

    private final TerminalManager manager;
    private final HostCircuit circuit;

    EngineHealth(TerminalManager manager, HostCircuit circuit) {
        this.manager = manager;
        this.circuit = circuit;
    }

    @Override
    public Health health() {
        String away = manager.engineAway();
        Health.Builder health =
                away == null ? Health.up() : Health.status("UNREACHABLE").withDetail("reason", away);
        DiskWatch disk = manager.disk();
        if (away == null && disk != null && disk.isShort()) {
            health = Health.status("DISK_NEARLY_FULL")
                    .withDetail("reason", "The host's disk is nearly full; terminals whose volumes grow are stopped.");
        }
        if (!manager.status().claimed()) {
            health = Health.status("UNCLAIMED").withDetail("reason", InstallationClaim.REASON);
        }
        if (disk != null && disk.free() != null) {
            health.withDetail("diskFreeBytes", disk.free());
        }
        return health.withDetail("startsSuspended", circuit.isOpen())
                .withDetail("orphans", manager.orphans().size())
                .build();
    }
}
