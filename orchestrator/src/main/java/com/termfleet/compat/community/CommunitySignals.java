package com.termfleet.compat.community;

import com.termfleet.database.SequenceValues;
import com.termfleet.database.WithoutFlush;
import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of signals, and which of them an expert is at work on. Thread-safe; each method is one statement but {@link #add}. */
@Component
class CommunitySignals {

    private static final String COLUMNS = """
            id, account_id, signal_id, symbol, action, volume, entry, sl, tp, confidence, timeframe, limit_orders, reasoning,
            status, submitted, created_at, executed_at, updated_at\s""";

    private static final int MOST_AT_ONCE = 10;

    private final JdbcClient jdbc;
    private final SequenceValues ids;

    CommunitySignals(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.ids = SequenceValues.ofIds(jdbc, "community.signals");
    }

    /**
     * A row; times are the server's.
     *
     * @param submitted whether it was passed on to the intake
     */
    record Row(
            long id,
            AccountId account,
            SignalRequest signal,
            String status,
            boolean submitted,
            Instant createdAt,
            @Nullable Instant executedAt,
            Instant updatedAt) {}

    /**
     * Stores a signal; one with the same id changes nothing. It is on the disk when a later commit is.
     *
     * @return what is stored
     */
    Row add(AccountId account, SignalRequest signal, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        insert into community.signals (id, account_id, signal_id, symbol, action, volume, entry, sl, tp, confidence,
                            timeframe, limit_orders, reasoning, status, expires_at, created_at, updated_at)
                        overriding system value
                        values (:row, :account, :id, :symbol, :action, :volume, :entry, :sl, :tp, :confidence,
                            :timeframe, :limit, :reasoning, 'pending', :expires, :now, :now)
                        on conflict (account_id, signal_id) do nothing returning\s""" + COLUMNS + ", " + WithoutFlush.COLUMN)
                .param("row", ids.next())
                .param("account", account.value())
                .param("id", signal.id())
                .param("symbol", signal.symbol())
                .param("action", signal.action())
                .param("volume", signal.volume())
                .param("entry", signal.entry())
                .param("sl", signal.stopLoss())
                .param("tp", signal.takeProfit())
                .param("confidence", signal.confidence())
                .param("timeframe", signal.timeframe())
                .param("limit", signal.limitOrders())
                .param("reasoning", signal.reasoning())
                .param("expires", utc(expiresAt))
                .param("now", utc(now))
                .query(CommunitySignals::row)
                .optional()
                .orElseGet(() -> find(account, signal.id()).orElseThrow());
    }

    Optional<Row> find(AccountId account, String id) {
        return jdbc.sql("select " + COLUMNS + "from community.signals where account_id = :account and signal_id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(CommunitySignals::row)
                .optional();
    }

    /**
     * Not waited for until it is on the disk: a signal is passed on again if this is lost, which changes nothing.
     *
     * @return false if there is no such row: it was lost with the database before anything waited for it
     */
    boolean submitted(long id) {
        return jdbc.sql("update community.signals set submitted = true where id = :id returning " + WithoutFlush.COLUMN)
                .param("id", id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Stored before that time by a server that ended before it could pass them on. */
    List<Row> unsubmitted(Instant before) {
        return jdbc.sql("select " + COLUMNS
                        + "from community.signals where not submitted and created_at < :before order by id")
                .param("before", utc(before))
                .query(CommunitySignals::row)
                .list();
    }

    /**
     * Hands out at most ten signals, oldest first, that nobody is at work on: new ones, and those that were handed out and not
     * confirmed in time.
     */
    List<Row> handOut(AccountId account, Instant now, Duration lease) {
        return jdbc
                .sql("""
                        with due as (
                            select id as due_id from community.signals
                            where account_id = :account and status in ('pending', 'processing') and expires_at > :now
                              and (status = 'pending' or lease_until <= :now)
                            order by id limit :most for update skip locked)
                        update community.signals set status = 'processing', lease_until = :lease, handed_at = :now,
                            handed_out = handed_out + 1, updated_at = :now
                        from due where id = due_id returning\s""" + COLUMNS)
                .param("account", account.value())
                .param("now", utc(now))
                .param("lease", utc(now.plus(lease)))
                .param("most", MOST_AT_ONCE)
                .query(CommunitySignals::row)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Row::id))
                .toList();
    }

    /** Whether nothing waits or is being worked on: nothing is handed out before something is added. */
    boolean hasNone(AccountId account) {
        return jdbc.sql("""
                        select not exists (select from community.signals
                            where account_id = :account and status in ('pending', 'processing'))""")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The signal that a confirmation means, if it names none: of those that are being worked on, or were offered, the one
     * with the same symbol, side and volume that was handed out first; else one with another volume.
     */
    Optional<String> matching(AccountId account, String symbol, String side, BigDecimal volume) {
        return jdbc.sql("""
                        select signal_id from community.signals
                        where account_id = :account and status in ('processing', 'pending') and lower(symbol) = lower(:symbol)
                          and (action = :side or action like :side || '\\_%')
                        order by status = 'processing' desc, volume = :volume desc, id limit 1""")
                .param("account", account.value())
                .param("symbol", symbol)
                .param("side", side)
                .param("volume", volume)
                .query(String.class)
                .optional();
    }

    /**
     * Marks a signal as executed, and offers again at once what was handed out after it: an expert that works on one signal of
     * a list confirms it and asks anew.
     */
    void executed(AccountId account, String id, Instant now) {
        jdbc.sql("""
                        with done as (
                            update community.signals
                            set status = 'executed', executed_at = coalesce(executed_at, :now), updated_at = :now, lease_until = null
                            where account_id = :account and signal_id = :id
                            returning id as done_id, handed_at as done_at)
                        update community.signals set status = 'pending', lease_until = null, updated_at = :now
                        from done
                        where account_id = :account and status = 'processing' and handed_at = done_at and id > done_id""")
                .param("account", account.value())
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** @return how many are not offered any more */
    int expire(Instant now) {
        return jdbc.sql("""
                        update community.signals set status = 'expired', lease_until = null, updated_at = :now
                        where status in ('pending', 'processing') and expires_at <= :now
                          and (lease_until is null or lease_until <= :now)""").param("now", utc(now)).update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                new SignalRequest(
                        row.getString("signal_id"),
                        row.getString("symbol"),
                        row.getString("action"),
                        row.getBigDecimal("volume"),
                        row.getBigDecimal("entry"),
                        row.getBigDecimal("sl"),
                        row.getBigDecimal("tp"),
                        row.getBigDecimal("confidence"),
                        row.getString("timeframe"),
                        row.getBoolean("limit_orders"),
                        row.getString("reasoning")),
                row.getString("status"),
                row.getBoolean("submitted"),
                instant(row, "created_at"),
                nullable(row, "executed_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
