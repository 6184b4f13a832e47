package com.termfleet.notify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param attempts to send one notification, before it counts as failed
 * @param retryAfter pause before the second attempt; it doubles from here
 * @param retryAtMost how long that pause grows
 */
@ConfigurationProperties("termfleet.notify")
record NotifyProperties(
        @DefaultValue("10") int attempts,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("10m") Duration retryAtMost) {

    NotifyProperties {
        if (attempts < 1 || !retryAfter.isPositive() || retryAtMost.compareTo(retryAfter) < 0) {
            throw new IllegalArgumentException("termfleet.notify.attempts and retry-after must be above 0,"
                    + " retry-at-most not below retry-after");
        }
    }
}
