package com.termfleet.access.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param requestsPerMinute of one user, over all their browsers and tokens; also the largest burst */
@ConfigurationProperties("termfleet.api")
record ApiProperties(@DefaultValue("6000") int requestsPerMinute) {

    ApiProperties {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("termfleet.api.requests-per-minute must be at least 1");
        }
    }
}
