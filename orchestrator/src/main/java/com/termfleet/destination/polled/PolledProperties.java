package com.termfleet.destination.polled;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param connectedFor how long after its expert has asked for orders an account counts as connected
 * @param lease how long an expert has to confirm an order before it is offered again
 * @param fundsValidFor how long copies may be sized by reported funds: three times the longest pause between two polls
 */
@ConfigurationProperties("termfleet.polled")
record PolledProperties(
        @DefaultValue("30s") Duration connectedFor,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("90s") Duration fundsValidFor) {

    PolledProperties {
        if (!connectedFor.isPositive() || !lease.isPositive() || !fundsValidFor.isPositive()) {
            throw new IllegalArgumentException(
                    "termfleet.polled.connected-for, lease and funds-valid-for must be above 0");
        }
    }
}
