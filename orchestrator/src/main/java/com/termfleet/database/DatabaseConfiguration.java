package com.termfleet.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The connection pool. Its timeouts are short: while the database is unreachable, calls fail within seconds, and the
 * pool reconnects automatically.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int POOL_SIZE = 10;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);
    /** How long to wait for a database that stops answering during a statement. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    /** Closed after the pool, which depends on it. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${termfleet.database-url:}'.isBlank()")
    EmbeddedServer embeddedServer(DatabaseProperties properties) throws IOException {
        return EmbeddedServer.open(properties.data(), PostgresBinaries.unpacked(properties.cache()));
    }

    @Bean
    @ConditionalOnExpression("'${termfleet.database-url:}'.isBlank()")
    DatabaseAddress embeddedAddress(EmbeddedServer server, DatabaseProperties properties) {
        return new DatabaseAddress(
                server.jdbcUrl(), EmbeddedServer.USER, server.password(), DataFolder.identity(properties.data()));
    }

    @Bean
    @ConditionalOnExpression("!'${termfleet.database-url:}'.isBlank()")
    DatabaseAddress externalAddress(DatabaseProperties properties) {
        String url = JdbcUrl.of(Objects.requireNonNull(properties.databaseUrl()));
        return new DatabaseAddress(url, null, null, JdbcUrl.withoutParameters(url));
    }

    @Bean
    RetentionTask.Parts retentionParts(
            JdbcClient jdbc, RetentionTask.Settings settings, LeadershipStatus leadership, Clock clock) {
        return new RetentionTask.Parts(jdbc, settings, leadership, clock);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseAddress address) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setMaximumPoolSize(POOL_SIZE);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        // The migrations, which retry, find out whether the database is reachable at start-up.
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "termfleet");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_TIMEOUT.toSeconds()));
        pool.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        return new HikariDataSource(pool);
    }

    /** Separate connections for migrations: one of a large table may exceed the timeout of other statements. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        if (address.user() != null) {
            source.setUser(address.user());
            source.setPassword(address.password());
        }
        source.setApplicationName("termfleet-migration");
        source.setConnectTimeout((int) CONNECTION_TIMEOUT.toSeconds());
        source.setSocketTimeout(0);
        source.setTcpKeepAlive(true);
        return source;
    }
}
