package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.stop.Breach;
import com.termfleet.risk.stop.StopOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The tables of ledgers and stop-outs. Thread-safe. */
public final class LossStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public LossStore(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    Map<LimitedScope, Ledger> ledgers() {
        Map<LimitedScope, Ledger> ledgers = new HashMap<>();
        jdbc.sql("select account_id, subscription_id, ledger from account_ledgers")
                .query((ResultSet row) -> {
                    ledgers.put(scope(row), JSON.readValue(row.getString("ledger"), Ledger.class));
                });
        return ledgers;
    }

    List<RecordedStopOut> active(Instant now) {
        return jdbc.sql("select * from stop_outs where ended_at is null and (ends_at is null or ends_at > :now)"
                        + " order by id")
                .param("now", utc(now))
                .query((row, n) -> stopOut(row))
                .list();
    }

    /** Of the account and its subscriptions, newest first. */
    List<RecordedStopOut> of(AccountId account, PageRequest page) {
        return jdbc.sql("select * from stop_outs where account_id = :account order by id desc"
                        + " limit :limit offset :offset")
                .param("account", account.value())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> stopOut(row))
                .list();
    }

    long count(AccountId account) {
        return jdbc.sql("select count(*) from stop_outs where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    Optional<RecordedStopOut> find(AccountId account, long id) {
        return jdbc.sql("select * from stop_outs where account_id = :account and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query((row, n) -> stopOut(row))
                .optional();
    }

    /** Stores both, or nothing. */
    List<RecordedStopOut> save(LimitedScope of, Ledger ledger, List<StopOut> reached) {
        return Objects.requireNonNull(transaction.execute(status -> {
            save(of, ledger);
            List<RecordedStopOut> recorded = new ArrayList<>();
            for (StopOut stopOut : reached) {
                recorded.add(new RecordedStopOut(insert(of, stopOut), of, stopOut));
            }
            return recorded;
        }));
    }

    /** A person has ended it, and what its period measures begins anew. */
    void end(RecordedStopOut ended, UserId by, @Nullable Ledger ledger) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update stop_outs set ended_at = :at, ended_by = :by where id = :id")
                    .param("at", utc(Objects.requireNonNull(ended.stopOut().endedAt())))
                    .param("by", by.value())
                    .param("id", ended.id())
                    .update();
            if (ledger != null) {
                save(ended.of(), ledger);
            }
        });
    }

    private void save(LimitedScope of, Ledger ledger) {
        jdbc.sql("insert into account_ledgers (account_id, subscription_id, ledger)"
                        + " values (:account, :subscription, cast(:ledger as jsonb))"
                        + " on conflict (account_id, subscription_id) do update set ledger = excluded.ledger")
                .param("account", of.account().value())
                .param("subscription", subscription(of))
                .param("ledger", JSON.writeValueAsString(ledger))
                .update();
    }

    private long insert(LimitedScope of, StopOut stopOut) {
        return jdbc.sql(
                        "insert into stop_outs (account_id, subscription_id, condition, limit_name, period, opened_at, ends_at,"
                                + " closes_all, measured, allowed, reason) values (:account, :subscription, :condition, :limit, :period,"
                                + " :openedAt, :endsAt, :closesAll, :measured, :allowed, :reason) returning id")
                .param("account", of.account().value())
                .param("subscription", subscription(of))
                .param("condition", stopOut.key())
                .param("limit", stopOut.limit())
                .param("period", stopOut.period().name())
                .param("openedAt", utc(stopOut.openedAt()))
                .param("endsAt", stopOut.endsAt() == null ? null : utc(stopOut.endsAt()))
                .param("closesAll", stopOut.closesAll())
                .param("measured", stopOut.measured().amount())
                .param("allowed", stopOut.allowed().amount())
                .param("reason", stopOut.breach().text())
                .query(Long.class)
                .single();
    }

    private static @Nullable Long subscription(LimitedScope of) {
        return of.subscription() == null ? null : of.subscription().value();
    }

    private static LimitedScope scope(ResultSet row) throws SQLException {
        Long subscription = row.getObject("subscription_id", Long.class);
        return new LimitedScope(
                new AccountId(row.getLong("account_id")),
                subscription == null ? null : new SubscriptionId(subscription));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static RecordedStopOut stopOut(ResultSet row) throws SQLException {
        Breach breach = new Breach(
                new Money(row.getBigDecimal("measured")),
                new Money(row.getBigDecimal("allowed")),
                row.getString("reason"));
        LimitedScope of = scope(row);
        StopOut stopOut = new StopOut(
                of.scope(),
                row.getString("condition"),
                row.getString("limit_name"),
                Period.valueOf(row.getString("period")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "ends_at"),
                row.getBoolean("closes_all"),
                breach,
                instant(row, "ended_at"));
        return new RecordedStopOut(row.getLong("id"), of, stopOut);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
