package com.termfleet.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The write-ahead log's files are made before they are needed and used again and again: making one takes some 50 ms, and it
 * is the transaction that needs it that would wait.
 */
final class WriteAheadLog {

    /** What initdb makes them, unless told otherwise. */
    private static final int SEGMENT_MEGABYTES = 16;

    /** How much there is of it: enough for two checkpoints, so that one can run while the other half is written. */
    private static final int MEGABYTES = 256;

    /**
     * PostgreSQL keeps as many files as the lower bound says, and begins a checkpoint in time for the upper: often while
     * much is written, which is no reason to warn.
     */
    static final List<String> SETTINGS =
            List.of("min_wal_size=" + MEGABYTES + "MB", "max_wal_size=" + MEGABYTES + "MB", "checkpoint_warning=0");

    private static final String SLOT = "termfleet_files";

    private WriteAheadLog() {}

    /** Goes once through all files, so that each is there. Takes about half a second. */
    static void makeFiles(Statement statement) throws SQLException {
        // While the slot is there, no checkpoint uses an old file again, so that each step makes one.
        statement.execute("select pg_create_physical_replication_slot('" + SLOT + "', true, true)");
        for (int i = 1; i < MEGABYTES / SEGMENT_MEGABYTES; i++) {
            // A file that holds nothing would not be switched from.
            statement.execute("select pg_logical_emit_message(false, '" + SLOT + "', '')");
            statement.execute("select pg_switch_wal()");
        }
        statement.execute("select pg_drop_replication_slot('" + SLOT + "')");
        statement.execute("checkpoint");
    }
}
