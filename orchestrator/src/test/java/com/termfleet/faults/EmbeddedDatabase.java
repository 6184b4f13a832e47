package com.termfleet.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The PostgreSQL of a server process, from outside: its processes, and what it has stored. */
final class EmbeddedDatabase {

    private static final String USER = "termfleet";
    private static final int PORT_LINE = 3;

    private final Path data;

    /** @param data the server's data folder */
    EmbeddedDatabase(Path data) {
        this.data = data;
    }

    /** The first process of PostgreSQL and, after it, all that it has started; empty while there is none. */
    List<Long> processes() throws IOException {
        Path file = data.resolve("postgresql").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return List.of();
        }
        long postmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        List<Long> found = new ArrayList<>();
        ProcessHandle.of(postmaster).ifPresent(process -> {
            found.add(postmaster);
            process.descendants().forEach(child -> found.add(child.pid()));
        });
        return found;
    }

    /** A new connection, which does not wait long for an answer. */
    Connection connect() throws IOException, SQLException {
        List<String> lines = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
        if (lines.size() <= PORT_LINE) {
            throw new IOException("PostgreSQL is starting");
        }
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty(
                "password",
                Files.readString(data.resolve("postgresql.password")).strip());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/termfleet", properties);
    }
}
