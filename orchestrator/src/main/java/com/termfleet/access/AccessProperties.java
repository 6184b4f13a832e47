package com.termfleet.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param data the data folder; the master key is kept there unless it is given
 * @param adminEmail the user that is made at the first start
 * @param adminPassword its password; empty for a random one that is printed once
 * @param masterKey 32 bytes in Base64 or hex; empty for one that is made once under the data folder
 */
@ConfigurationProperties("termfleet")
record AccessProperties(
        Path data,
        String adminEmail,
        @Nullable String adminPassword,
        @Nullable String masterKey) {

    boolean hasAdminPassword() {
        return adminPassword != null && !adminPassword.isBlank();
    }

    boolean hasMasterKey() {
        return masterKey != null && !masterKey.isBlank();
    }

    /** Never with the secrets. */
    @Override
    public String toString() {
        return "AccessProperties[data=" + data + ", adminEmail=" + adminEmail + "]";
    }
}
