package com.termfleet.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int POOL_SIZE = 8;

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseProperties properties) throws IOException {
        HikariConfig pool = new HikariConfig();
        pool.setMaximumPoolSize(POOL_SIZE);
        if (properties.isEmbedded()) {
            pool.setDataSource(embedded(properties));
        } else {
            pool.setJdbcUrl(Objects.requireNonNull(properties.databaseUrl()));
        }
        return new HikariDataSource(pool);
    }

    private static DataSource embedded(DatabaseProperties properties) throws IOException {
        // The library is made for tests and turns durability off; here it is a server's only database.
        return EmbeddedPostgres.builder()
                .setDataDirectory(
                        properties.data().resolve("postgresql").toAbsolutePath().toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start()
                .getPostgresDatabase();
    }
}
