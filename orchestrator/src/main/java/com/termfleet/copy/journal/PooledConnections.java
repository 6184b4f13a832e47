package com.termfleet.copy.journal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection of the pool for each question. Thread-safe. */
public final class PooledConnections implements PostgresArchive.Connections {

    private final DataSource dataSource;

    public PooledConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T asking(PostgresArchive.Question<T> question) {
        try (Connection open = dataSource.getConnection()) {
            return question.ask(open);
        } catch (SQLException e) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }
}
