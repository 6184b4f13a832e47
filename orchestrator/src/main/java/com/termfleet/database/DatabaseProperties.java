package com.termfleet.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the data lives.
 *
 * @param data the data folder; the embedded PostgreSQL keeps its files below it
 * @param cache where what can be made again is kept: the unpacked PostgreSQL
 * @param databaseUrl URL of an external PostgreSQL, with user and password; empty for the embedded one
 */
@ConfigurationProperties("termfleet")
record DatabaseProperties(Path data, Path cache, @Nullable String databaseUrl) {

    /** Never with the URL, which holds a password. */
    @Override
    public String toString() {
        return "DatabaseProperties[data=" + data + ", cache=" + cache + "]";
    }
}
