package com.termfleet.notify;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What went wrong, and whether it still is. Thread-safe; blocks on the database. */
@Service
public class ErrorLog {

    private static final String OF_USER = " where (:user::bigint is null or user_id = :user)"
            + " and (:resolved::boolean is null or resolved = :resolved)";

    private static final String UNRESOLVED = "select e.pair_id from error_logs e join trade_pairs p on p.id = e.pair_id"
            + " where not e.resolved and p.status <> 'FAILED'";

    private final JdbcClient jdbc;
    private final Clock clock;

    ErrorLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param user null for those of everybody
     * @param resolved null for both
     */
    public Page<LoggedError> list(@Nullable UserId user, @Nullable Boolean resolved, PageRequest page) {
        List<LoggedError> errors = jdbc.sql(
                        "select * from error_logs" + OF_USER + " order by id desc limit :size offset :offset")
                .param("user", user == null ? null : user.value())
                .param("resolved", resolved)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(ErrorLog::row)
                .list();
        long total = jdbc.sql("select count(*) from error_logs" + OF_USER)
                .param("user", user == null ? null : user.value())
                .param("resolved", resolved)
                .query(Long.class)
                .single();
        return Page.of(errors, page, total);
    }

    /**
     * Marks an error as resolved by a person; does nothing if it is.
     *
     * @param user whose it must be; null for anybody's
     * @throws NotFoundException if there is no such error of theirs
     */
    public LoggedError resolve(long id, @Nullable UserId user) {
        return jdbc.sql("update error_logs set resolved = true, resolved_at = coalesce(resolved_at, :now)"
                        + " where id = :id and (:user::bigint is null or user_id = :user) returning *")
                .param("id", id)
                .param("user", user == null ? null : user.value())
                .param("now", utc(clock.instant()))
                .query(ErrorLog::row)
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no error " + id + "."));
    }

    /** An error that is not one of a copy. Does nothing while the same is not resolved. */
    void add(UserId user, String context, String message) {
        jdbc.sql("insert into error_logs (user_id, context, message, created_at) select :user, :context, :message, :now"
                        + " where not exists (select 1 from error_logs where user_id = :user and pair_id is null"
                        + " and not resolved and context = :context and message = :message)")
                .param("user", user.value())
                .param("context", context)
                .param("message", message)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** The copies of which something is not resolved and may still be; nothing comes after FAILED. */
    Set<PairId> unresolvedCopies() {
        return jdbc.sql(UNRESOLVED)
                .query((row, n) -> new PairId(row.getLong(1)))
                .set();
    }

    /** Those of these copies. */
    Set<PairId> unresolvedOf(Collection<PairId> pairs) {
        return jdbc.sql(UNRESOLVED + " and e.pair_id = any(:ids)")
                .param("ids", pairs.stream().map(PairId::value).toArray(Long[]::new))
                .query((row, n) -> new PairId(row.getLong(1)))
                .set();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static LoggedError row(ResultSet row, int number) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        Long pair = row.getObject("pair_id", Long.class);
        OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new LoggedError(
                row.getLong("id"),
                new UserId(row.getLong("user_id")),
                account == null ? null : new AccountId(account),
                pair == null ? null : new PairId(pair),
                row.getString("context"),
                row.getString("message"),
                row.getBoolean("resolved"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                resolved == null ? null : resolved.toInstant());
    }
}
