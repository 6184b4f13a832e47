package com.termfleet.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Distinguishes a database from its restored copies: the same at every start, different for a copy in another cluster,
 * under another name, at another address or in another data folder. Rows cannot do this, since a copy has the same
 * ones.
 */
@Component
public class DatabaseIdentity {

    private static final int BYTES = 8;

    private final JdbcClient jdbc;
    private final DatabaseAddress address;

    DatabaseIdentity(JdbcClient jdbc, DatabaseAddress address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    /** @return 16 hexadecimal digits */
    public String current() {
        String cluster = jdbc.sql("""
                        select system_identifier || ' ' || (select oid from pg_database where datname = current_database())
                        from pg_control_system()""").query(String.class).single();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((cluster + " " + address.place()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
