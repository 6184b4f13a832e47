package com.termfleet.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes rows of a table that are finished and old, once an hour. A batch is one statement in one short transaction, so that nothing
 * waits for its locks. Old rows that have to stay are read at each round, those that are younger are not.
 */
public abstract class RetentionTask extends LeaderTask {

    private static final Logger log = LoggerFactory.getLogger(RetentionTask.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int BATCH = 1_000;

    private final String table;
    private final String statement;
    private final Parts parts;

    /** @param keepFor how long what is finished is kept; a day or more */
    @ConfigurationProperties("termfleet.retention")
    public record Settings(@DefaultValue("90d") Duration keepFor) {

        private static final Duration SHORTEST = Duration.ofDays(1);

        public Settings {
            if (keepFor.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("termfleet.retention.keep-for must be 1d or more, was " + keepFor);
            }
        }
    }

    /** What all of them need. */
    public record Parts(JdbcClient jdbc, Settings settings, LeadershipStatus leadership, InstantSource clock) {}

    /**
     * @param last the last id that was looked at; null if no row is old, or none was left
     * @param deleted how many rows of the table
     */
    private record Batch(@Nullable Long last, int deleted) {}

    /**
     * @param table in logs
     * @param statement looks at {@code :size} rows with an id above {@code :after}, in the order of their ids, and deletes what was
     *     finished before {@code :before}; its result is {@code last} and {@code deleted}
     */
    protected RetentionTask(String table, String statement, Parts parts) {
        super("retention-" + table, PAUSE, parts.leadership());
        this.table = table;
        this.statement = statement;
        this.parts = parts;
    }

    @Override
    protected final void round() {
        int deleted =
                deleteBefore(parts.clock().instant().minus(parts.settings().keepFor()), BATCH);
        if (deleted > 0) {
            log.info("Old rows deleted table={} count={}", table, deleted);
        }
    }

    /**
     * Blocks.
     *
     * @param size of a batch
     * @return how many rows were deleted
     */
    public final int deleteBefore(Instant before, int size) {
        int deleted = 0;
        Long after = 0L;
        while (after != null && !Thread.currentThread().isInterrupted()) {
            Batch batch = batch(after, before, size);
            deleted += batch.deleted();
            after = batch.last();
        }
        return deleted;
    }

    private Batch batch(long after, Instant before, int size) {
        List<Batch> batches = parts.jdbc()
                .sql(statement)
                .param("after", after)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("size", size)
                .query((row, _) -> new Batch(row.getObject("last", Long.class), row.getInt("deleted")))
                .list();
        return batches.getFirst();
    }
}
