package com.termfleet.compat.community;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param open which calls need no key; they then mean the installation's only community account
 * @param lease how long an expert has to confirm a signal before it is offered again
 * @param signalLifetime how long a signal is offered at all
 * @param requestsPerSecond of one key; also the largest burst is twice that
 */
@ConfigurationProperties("termfleet.community")
record CommunityProperties(
        @DefaultValue("none") Open open,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("5m") Duration signalLifetime,
        @DefaultValue("100") int requestsPerSecond) {

    /** Which calls need no key. */
    enum Open {
        NONE,
        READS,
        ALL
    }

    CommunityProperties {
        if (!lease.isPositive() || !signalLifetime.isPositive() || requestsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "termfleet.community.lease, signal-lifetime and requests-per-second must be above 0");
        }
    }
}
