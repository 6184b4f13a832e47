package com.termfleet.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Real PostgreSQL for tests: one server for the whole test run, started when it is first wanted, and an empty migrated
 * database for whoever asks. The server ends with the Java process.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A database of one's own with all migrations applied and no rows but theirs. */
    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        run("create database " + name + " template " + TEMPLATE);
        return new TestDatabase(name);
    }

    /** As a restored backup of this one; whoever uses it loses their connections for a moment. */
    public TestDatabase copy() {
        String copy = "test_" + COUNT.incrementAndGet();
        goAway();
        try {
            run("create database " + copy + " template " + name);
        } finally {
            comeBack();
        }
        return new TestDatabase(copy);
    }

    /** Opens a connection for every call; pool it where that matters. */
    public DataSource dataSource() {
        return Server.POSTGRES.getDatabase("postgres", name);
    }

    /** With user and password, as the settings take it. */
    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Ends every connection to this database and lets nobody in, as when the server is away. */
    public void goAway() {
        run("alter database " + name + " allow_connections false");
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void comeBack() {
        run("alter database " + name + " allow_connections true");
    }

    private static void run(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started when first touched. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = server.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", TEMPLATE))
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
