package com.termfleet.database;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Values of a sequence, fetched many at a time by a commit that is waited for. None is given out twice, even if the database loses a row
 * that was committed {@linkplain WithoutFlush without waiting}: PostgreSQL would give the row's own default again then. Those that are
 * not used when the server stops are left out. Thread-safe.
 */
public final class SequenceValues {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final String fetch;
    private final Lock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private final Queue<Long> values = new ArrayDeque<>();

    private SequenceValues(JdbcClient jdbc, String sequence) {
        this.jdbc = jdbc;
        this.fetch = "select nextval(" + sequence + ") from generate_series(1, " + AT_ONCE + ")";
    }

    /** @param name of the sequence, which is part of the statement */
    public static SequenceValues of(JdbcClient jdbc, String name) {
        return new SequenceValues(jdbc, "'" + name + "'");
    }

    /**
     * Of a table's identity column {@code id}.
     *
     * @param table part of the statement
     */
    public static SequenceValues ofIds(JdbcClient jdbc, String table) {
        return new SequenceValues(jdbc, "pg_get_serial_sequence('" + table + "', 'id')");
    }

    /** Greater than all that this object has given before. Blocks on the database now and then. */
    public long next() {
        lock.lock();
        try {
            if (values.isEmpty()) {
                values.addAll(jdbc.sql(fetch).query(Long.class).list());
            }
            return values.remove();
        } finally {
            lock.unlock();
        }
    }
}
