package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.performance.EquityView.LargestDrawdown;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sums up the stored samples of many accounts at once, for callers that decide themselves who may see them. The drawdown is
 * that of {@link Curve}; the minute that has not ended is not in it. Thread-safe; blocks.
 */
public final class EquityRecords {

    private static final String SUMMED = """
            with samples as (
              select *, max(highest) over (partition by account_id order by at
                rows between unbounded preceding and 1 preceding) as peak
              from account_samples where account_id = any (:accounts)
            ), falls as (
              select account_id, at,
                case when peak - lowest > fall then peak - lowest else fall end as amount,
                case when peak - lowest > fall then peak else highest end as high
              from samples where at >= :since
            ), deepest as (
              select distinct on (account_id) * from falls order by account_id, amount desc, at
            ), started as (
              select distinct on (account_id) account_id, at, balance from samples
              order by account_id, at < :since desc, case when at < :since then at end desc, at
            )
            select s.account_id, s.at as started_at, s.balance, d.at, d.amount, d.high,
              (select min(at) from samples f where f.account_id = s.account_id) as first_at,
              (select currency from account_samples c where c.account_id = s.account_id and currency is not null
               order by c.at desc limit 1) as currency
            from started s left join deepest d on d.account_id = s.account_id
            """;

    private final JdbcClient jdbc;

    public EquityRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account that has reported nothing is left out. */
    public Map<AccountId, EquityRecord> since(Instant since, Collection<AccountId> accounts) {
        Map<AccountId, EquityRecord> found = new HashMap<>();
        jdbc.sql(SUMMED)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> found.put(new AccountId(row.getLong("account_id")), read(row)))
                .list();
        return found;
    }

    private static EquityRecord read(ResultSet row) throws SQLException {
        return new EquityRecord(
                time(row, "first_at"),
                row.getString("currency"),
                time(row, "started_at"),
                new Money(row.getBigDecimal("balance")),
                drawdown(row));
    }

    private static @Nullable LargestDrawdown drawdown(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null
                ? null
                : new LargestDrawdown(
                        time(row, "at"), new Money(amount), Curve.percent(row.getBigDecimal("high"), amount));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
