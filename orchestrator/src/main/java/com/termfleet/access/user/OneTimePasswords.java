package com.termfleet.access.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param oneTimePasswordLifetime how long a password counts that was made for a person and not chosen by them */
@ConfigurationProperties("termfleet")
record OneTimePasswords(@DefaultValue("72h") Duration oneTimePasswordLifetime) {

    OneTimePasswords {
        if (!oneTimePasswordLifetime.isPositive()) {
            throw new IllegalArgumentException("termfleet.one-time-password-lifetime must be positive");
        }
    }
}
