package com.termfleet.database;

import java.util.List;

/** How the embedded PostgreSQL runs: durable, on the loopback address only, and small. */
final class PostmasterOptions {

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=60",
            "shared_buffers=64MB",
            "jit=off",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private PostmasterOptions() {}

    /** The form that {@code pg_ctl --options} takes. */
    static String of(int port) {
        return "-p " + port + " -c " + String.join(" -c ", SETTINGS) + " -c "
                + String.join(" -c ", WriteAheadLog.SETTINGS);
    }
}
