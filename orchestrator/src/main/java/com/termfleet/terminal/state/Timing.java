package com.termfleet.terminal.state;

import java.time.Duration;

/**
 * Time limits for missing heartbeats.
 *
 * @param heartbeat how often the expert reports
 * @param startLimit from the start of the container (or of the server) to the first heartbeat
 * @param reconnectGrace how long an expert may take to reconnect
 */
public record Timing(Duration heartbeat, Duration startLimit, Duration reconnectGrace) {

    private static final int MISSED = 3;

    /** Three missed heartbeats. */
    public Duration silence() {
        return heartbeat.multipliedBy(MISSED);
    }
}
