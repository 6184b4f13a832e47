package com.termfleet.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL: created at the first start, started or adopted with the server, restarted when it dies, stopped
 * with the server. Opening and closing are for one thread each; a thread of its own restarts it, under this object's
 * monitor.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String USER = "termfleet";
    private static final String DATABASE = "termfleet";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final int PORT_ATTEMPTS = 3;

    private final DataFolder data;
    private final Cluster cluster;
    private final boolean adopted;
    private final int port;
    private final Thread watcher;
    private Postmaster postmaster;
    private boolean closed;

    private EmbeddedServer(DataFolder data, Cluster cluster, Postmaster postmaster, boolean adopted) {
        this.data = data;
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.adopted = adopted;
        this.port = postmaster.port();
        this.watcher = Thread.ofVirtual().name("postgresql-watcher").unstarted(this::watch);
    }

    /** @throws IOException with the last lines of PostgreSQL's log if it does not start */
    static EmbeddedServer open(Path dataFolder, PostgresBinaries binaries) throws IOException {
        DataFolder data = DataFolder.open(dataFolder);
        try {
            Cluster cluster = new Cluster(data.path(), binaries);
            if (!cluster.exists()) {
                cluster.initialise(USER);
            }
            Postmaster running = adoptable(cluster);
            Postmaster postmaster = running == null ? startOnFreePort(cluster) : running;
            EmbeddedServer server = new EmbeddedServer(data, cluster, postmaster, running != null);
            server.ready();
            return server;
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private void ready() throws IOException {
        try {
            makeDatabase();
        } catch (SQLException e) {
            if (!adopted) {
                cluster.stop();
            }
            throw new IOException("PostgreSQL is running but rejects connections: " + e.getMessage(), e);
        }
        log.info("PostgreSQL is running adopted={} port={} pid={}", adopted, port, postmaster.pid());
        watcher.start();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String password() {
        try {
            return cluster.password();
        } catch (IOException e) {
            throw new IllegalStateException("The database's password cannot be read", e);
        }
    }

    /** Whether it was already running when this server started. */
    boolean wasAdopted() {
        return adopted;
    }

    synchronized long pid() {
        return postmaster.pid();
    }

    /** Stops PostgreSQL, adopted or not, and unlocks the data folder. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                if (postmaster.isAlive(cluster.folder())) {
                    cluster.stop();
                }
            } finally {
                data.close();
            }
        }
        watcher.interrupt();
    }

    /** Finds a PostgreSQL that outlived the previous server; waits while it is starting or stopping. */
    private static @Nullable Postmaster adoptable(Cluster cluster) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        for (Postmaster found = Postmaster.of(cluster.folder());
                found != null;
                found = Postmaster.of(cluster.folder())) {
            if (found.ready()) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("A PostgreSQL of a previous server (process " + found.pid()
                        + ") neither becomes ready nor ends. Stop it, then start again:\n" + cluster.lastLogLines());
            }
            pause(LOOK_AGAIN);
        }
        Postmaster.deleteStaleFile(cluster.folder());
        return null;
    }

    private static Postmaster startOnFreePort(Cluster cluster) throws IOException {
        IOException failure = null;
        // Another process may take the port between finding and using it.
        for (int attempt = 0; attempt < PORT_ATTEMPTS && !Thread.currentThread().isInterrupted(); attempt++) {
            try {
                return start(cluster, freePort());
            } catch (IOException e) {
                failure = e;
                stopIfRunning(cluster);
            }
        }
        throw failure == null ? new IOException("interrupted before PostgreSQL was started") : failure;
    }

    private static void stopIfRunning(Cluster cluster) throws IOException {
        boolean interrupted = Thread.interrupted();
        if (Postmaster.of(cluster.folder()) != null) {
            cluster.stop();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Postmaster start(Cluster cluster, int port) throws IOException {
        Process starting = cluster.start(port);
        long begun = System.nanoTime();
        boolean seen = false;
        while (true) {
            Postmaster found = Postmaster.of(cluster.folder());
            if (found != null && found.ready()) {
                return found;
            }
            long waited = System.nanoTime() - begun;
            boolean failed = !starting.isAlive() && starting.exitValue() != 0;
            boolean died = seen && found == null;
            if (failed || died || waited > READY_WITHIN.toNanos()) {
                throw new IOException("PostgreSQL does not start:\n" + cluster.lastLogLines());
            }
            seen |= found != null;
            pause(LOOK_AGAIN);
        }
    }

    private void makeDatabase() throws SQLException {
        String maintenance = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(maintenance, USER, password());
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                WriteAheadLog.makeFiles(statement);
                statement.execute("create database " + DATABASE);
            }
        }
    }

    /** Polls instead of waiting for the exit: where no init process reaps orphans, a dead postmaster stays a zombie. */
    private void watch() {
        try {
            while (restartIfDead()) {
                TimeUnit.NANOSECONDS.sleep(WATCH_EVERY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false if this server stopped it */
    private synchronized boolean restartIfDead() {
        if (closed) {
            return false;
        }
        if (postmaster.isAlive(cluster.folder())) {
            return true;
        }
        log.warn("PostgreSQL ended unexpectedly; restarting it pid={}", postmaster.pid());
        try {
            // The pool uses this port.
            postmaster = start(cluster, port);
        } catch (IOException e) {
            log.error("PostgreSQL could not be restarted; trying again error={}", e.getMessage());
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration length) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was starting", e);
        }
    }
}
