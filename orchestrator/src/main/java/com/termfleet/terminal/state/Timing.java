package com.termfleet.terminal.state;

import java.time.Duration;

/**
 * How long silence is borne.
 *
 * @param heartbeat how often the expert reports
 * @param startLimit from a container's start (or the orchestrator's) to the first heartbeat
 * @param reconnectGrace an expert whose connection broke may take this long to come back
 */
public record Timing(Duration heartbeat, Duration startLimit, Duration reconnectGrace) {

    private static final int MISSED = 3;

    /** Three missed. */
    public Duration silence() {
        return heartbeat.multipliedBy(MISSED);
    }
}
