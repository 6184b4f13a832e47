package com.termfleet.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data lives.
 *
 * @param data the data folder; the embedded PostgreSQL keeps its files below it
 * @param databaseUrl JDBC URL of an external PostgreSQL, with user and password; empty for the embedded one
 */
@ConfigurationProperties("termfleet")
record DatabaseProperties(Path data, @Nullable String databaseUrl) {

    boolean isEmbedded() {
        return databaseUrl == null || databaseUrl.isBlank();
    }
}
