package com.termfleet.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Creates the write-ahead log's files in advance and has them reused: creating one takes some 50 ms, for which a
 * transaction would wait.
 */
final class WriteAheadLog {

    /** initdb's default. */
    private static final int SEGMENT_MEGABYTES = 16;

    /** Enough for two checkpoints, so that one half is written while the other is checkpointed. */
    private static final int MEGABYTES = 256;

    /**
     * PostgreSQL keeps files up to the lower bound, and starts checkpoints early enough for the upper one. Under load
     * they are frequent, which needs no warning.
     */
    static final List<String> SETTINGS =
            List.of("min_wal_size=" + MEGABYTES + "MB", "max_wal_size=" + MEGABYTES + "MB", "checkpoint_warning=0");

    private static final String SLOT = "termfleet_files";

    private WriteAheadLog() {}

    /** Switches through all files once, so that each exists. Takes about half a second. */
    static void makeFiles(Statement statement) throws SQLException {
        // While the slot exists, checkpoints reuse no file, so each switch creates one.
        statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true, true)");
        for (int i = 1; i < MEGABYTES / SEGMENT_MEGABYTES; i++) {
            // PostgreSQL does not switch from an empty file.
            statement.execute("select pg_logical_emit_message(false, '" + SLOT + "', '')");
            statement.execute("select pg_switch_wal()");
        }
        statement.execute("select pg_drop_replication_slot('" + SLOT + "')");
        statement.execute("checkpoint");
    }
}
