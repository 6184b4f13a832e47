package com.termfleet.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Compares a fleet's books with those of its server's database. */
final class Books {

    private final Fleet fleet;
    private final EmbeddedDatabase database;

    Books(Fleet fleet, EmbeddedDatabase database) {
        this.fleet = fleet;
        this.database = database;
    }

    /** As they are now; lost is everything while the database cannot be read. */
    Comparison compared() {
        try (Connection connection = database.connect()) {
            return Comparison.of(fleet, StoredBooks.read(connection));
        } catch (IOException | SQLException away) {
            return new Comparison(List.of(), List.of("the database cannot be read: " + away), List.of());
        }
    }

    /** Lets the fleet live until they agree, or the deadline has passed. */
    Comparison settled(Duration deadline) {
        boolean _ = fleet.await(deadline, () -> compared().isClean());
        return compared();
    }
}
