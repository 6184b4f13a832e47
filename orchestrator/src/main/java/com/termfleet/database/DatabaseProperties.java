package com.termfleet.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where data is stored.
 *
 * @param data the data folder; the embedded PostgreSQL keeps its files below it
 * @param cache folder for files that can be recreated: the unpacked PostgreSQL
 * @param databaseUrl URL of an external PostgreSQL, with user and password; empty for the embedded one
 */
@ConfigurationProperties("termfleet")
record DatabaseProperties(Path data, Path cache, @Nullable String databaseUrl) {

    /** Leaves out the URL, which contains a password. */
    @Override
    public String toString() {
        return "DatabaseProperties[data=" + data + ", cache=" + cache + "]";
    }
}
