package com.termfleet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL, as described by its {@code postmaster.pid}.
 *
 * @param port on the loopback address
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** @return the postmaster that serves {@code cluster}; null if none does, or its file is still being written */
    static @Nullable Postmaster of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException e) {
            return null;
        }
        if (lines.size() <= PORT_LINE) {
            return null;
        }
        try {
            Postmaster found = new Postmaster(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready"));
            return found.serves(cluster) ? found : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Deletes the file of an ended postmaster if another process has its pid now, because PostgreSQL would take that
     * process for a postmaster. If no process has the pid, the file is left to PostgreSQL, which also checks for its
     * processes that are still ending.
     */
    static void deleteStaleFile(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !isNumberOfSomebodyElse(lines.getFirst().strip(), cluster)) {
            return;
        }
        Files.delete(file);
    }

    private static boolean isNumberOfSomebodyElse(String number, Path cluster) {
        try {
            long pid = Long.parseLong(number);
            return Files.exists(Path.of("/proc", number)) && !new Postmaster(pid, 0, false).serves(cluster);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    boolean isAlive(Path cluster) {
        return serves(cluster);
    }

    /** PostgreSQL's working directory is its data folder, so the pid can be verified. */
    private boolean serves(Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd").toRealPath(), cluster);
        } catch (IOException e) {
            return false;
        }
    }
}
