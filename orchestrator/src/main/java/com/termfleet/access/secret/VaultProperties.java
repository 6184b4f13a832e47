package com.termfleet.access.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param data the data folder; holds the master key unless masterKey is set
 * @param masterKey 32 bytes in Base64 or hex; empty to generate one in the data folder at the first start
 */
@ConfigurationProperties("termfleet")
record VaultProperties(Path data, @Nullable String masterKey) {

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "VaultProperties[data=" + data + "]";
    }
}
