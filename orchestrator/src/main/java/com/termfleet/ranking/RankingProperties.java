package com.termfleet.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param figuresKept how old the figures may be that are shown
 * @param requestsPerMinute of public pages by one client, an IPv4 address or an IPv6 network; also the largest burst
 */
@ConfigurationProperties("termfleet.ranking")
record RankingProperties(
        @DefaultValue("30s") Duration figuresKept,
        @DefaultValue("120") int requestsPerMinute) {

    RankingProperties {
        if (figuresKept.isNegative() || requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "termfleet.ranking.figures-kept must not be negative, and requests-per-minute at least 1");
        }
    }
}
