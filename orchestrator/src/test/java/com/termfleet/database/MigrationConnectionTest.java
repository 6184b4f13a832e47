package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Server;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationConnectionTest {

    @Test
    void a_long_migration_has_no_time_limit_while_every_other_statement_has() throws SQLException {
        try (Server server = Server.start()) {
            PGSimpleDataSource migrations =
                    server.bean(Flyway.class).getConfiguration().getDataSource().unwrap(PGSimpleDataSource.class);
            assertThat(migrations.getSocketTimeout()).isZero();
            assertThat(migrations.getTcpKeepAlive()).isTrue();
            assertThat(server.bean(HikariDataSource.class)
                            .getDataSourceProperties()
                            .getProperty("socketTimeout"))
                    .isEqualTo("10");
        }
    }
}
