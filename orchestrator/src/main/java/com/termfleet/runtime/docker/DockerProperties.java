package com.termfleet.runtime.docker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine's address and the limits of its use.
 *
 * @param host {@code unix://} or {@code tcp://} address of the engine
 * @param deadline how long one call may take before the engine counts as unreachable
 * @param startsAtOnce containers started side by side; more gain nothing on a small host
 */
@ConfigurationProperties("termfleet.docker")
record DockerProperties(
        @DefaultValue("unix:///var/run/docker.sock") String host,
        @DefaultValue("20s") Duration deadline,
        @DefaultValue("4") int startsAtOnce) {

    /** Whether the engine runs on this machine. */
    boolean isLocal() {
        return host.startsWith("unix:");
    }
}
