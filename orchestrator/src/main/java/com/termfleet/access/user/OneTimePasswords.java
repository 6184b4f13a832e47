package com.termfleet.access.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param oneTimePasswordLifetime how long a generated password is valid unless its user replaces it */
@ConfigurationProperties("termfleet")
record OneTimePasswords(@DefaultValue("72h") Duration oneTimePasswordLifetime) {

    OneTimePasswords {
        if (!oneTimePasswordLifetime.isPositive()) {
            throw new IllegalArgumentException("termfleet.one-time-password-lifetime must be positive");
        }
    }
}
