package com.termfleet.testing;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RetentionTask;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with one account, for tests of what is deleted with time. */
public final class RetentionRig {

    /** What ended before is old. */
    public static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00Z");

    public static final Instant OLD = BEFORE.minus(Duration.ofDays(2));
    public static final Instant LATELY = BEFORE.plusSeconds(1);

    public final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    public final RetentionTask.Parts parts = new RetentionTask.Parts(
            jdbc,
            new RetentionTask.Settings(Duration.ofDays(90)),
            new LeadershipStatus(),
            InstantSource.fixed(BEFORE.plus(Duration.ofDays(90))));
    public final AccountId account;

    public RetentionRig(String role) {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')")
                .update();
        account =
                AccountId.of(jdbc.sql("""
                insert into accounts (name, owner_id, role, platform, token_hash)
                select 'A', id, :role, 'HTTP', '\\x01' from users returning id""").param("role", role).query(Long.class).single());
    }

    /** Of the rows of a table, the values of a column in their order. */
    public List<String> rows(String column, String table) {
        return jdbc.sql("select cast(" + column + " as text) from " + table + " order by 1")
                .query((row, _) -> row.getString(1))
                .list();
    }

    public static Object utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
