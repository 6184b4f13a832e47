package com.termfleet.access.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param data the data folder; the master key is kept there unless it is given
 * @param masterKey 32 bytes in Base64 or hex; empty for one that is made once under the data folder
 */
@ConfigurationProperties("termfleet")
record VaultProperties(Path data, @Nullable String masterKey) {

    /** Never with the key. */
    @Override
    public String toString() {
        return "VaultProperties[data=" + data + "]";
    }
}
