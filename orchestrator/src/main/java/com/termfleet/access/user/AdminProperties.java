package com.termfleet.access.user;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The admin that is created at the first start.
 *
 * @param adminPassword empty for a random one that is printed once; {@code toString} hides it
 */
@ConfigurationProperties("termfleet")
record AdminProperties(String adminEmail, @Nullable String adminPassword) {

    boolean hasPassword() {
        return adminPassword != null && !adminPassword.isBlank();
    }

    @Override
    public String toString() {
        return "AdminProperties[" + adminEmail + "]";
    }
}
