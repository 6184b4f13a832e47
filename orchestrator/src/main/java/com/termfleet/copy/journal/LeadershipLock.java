package com.termfleet.copy.journal;

import com.termfleet.copy.sql.Queries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The advisory lock that only one connection to a database has. It ends with its connection; what that connection had under
 * way is over by then. Processor thread only.
 */
final class LeadershipLock {

    private static final Logger log = LoggerFactory.getLogger(LeadershipLock.class);

    /** Any number that no other program takes: the letters of "TermFlee". */
    private static final long KEY = 0x5465726D466C6565L;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The connection that held the lock last, by PostgreSQL's process id and start; null if this server never had it. */
    private @Nullable Backend last;

    private record Backend(int pid, String startedAt) {}

    /** @return whether this connection has the lock now */
    boolean take(Connection open) throws SQLException {
        boolean taken = tryLock(open) || takeFromLostConnection(open);
        if (taken) {
            last = backend(open);
        }
        return taken;
    }

    private static boolean tryLock(Connection open) throws SQLException {
        return Queries.select(open, "select pg_try_advisory_lock(?)", row -> row.getBoolean(1), KEY)
                .getFirst();
    }

    /**
     * A connection of this server that broke may live on at the server's end, and with it the lock. It is ended, and what
     * it had under way is over when the lock is free.
     */
    private boolean takeFromLostConnection(Connection open) throws SQLException {
        Backend lost = last;
        if (lost == null) {
            return false;
        }
        List<Boolean> ended = Queries.select(
                open,
                "select pg_terminate_backend(pid) from pg_stat_activity where pid = ? and backend_start::text = ?",
                row -> row.getBoolean(1),
                lost.pid(),
                lost.startedAt());
        log.info("Ended the lost connection to the database pid={} found={}", lost.pid(), !ended.isEmpty());
        return waitForLock(open);
    }

    private static boolean waitForLock(Connection open) throws SQLException {
        try (Statement settings = open.createStatement();
                PreparedStatement lock = open.prepareStatement("select pg_advisory_lock(?)")) {
            settings.execute("set lock_timeout = '1s'");
            lock.setLong(1, KEY);
            lock.execute();
            settings.execute("set lock_timeout = 0");
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    private static Backend backend(Connection open) throws SQLException {
        return Queries.select(
                        open,
                        "select pid, backend_start::text from pg_stat_activity where pid = pg_backend_pid()",
                        row -> new Backend(row.getInt(1), row.getString(2)))
                .getFirst();
    }
}
