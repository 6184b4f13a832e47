package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Samples in the database. Thread-safe; blocks. */
final class SampleStore {

    /** A sample of an interval that is stored already, after a restart for example, is added to it. */
    private static final String INSERT = """
            insert into account_samples as s
              (account_id, at, seconds, balance, equity, lowest, highest, fall, currency)
            select * from unnest(:accounts, cast(:times as timestamptz[]), :seconds, cast(:balances as numeric[]),
              cast(:equities as numeric[]), cast(:lowest as numeric[]), cast(:highest as numeric[]),
              cast(:falls as numeric[]), :currencies)
            on conflict (account_id, at) do update set balance = excluded.balance, equity = excluded.equity,
              lowest = least(s.lowest, excluded.lowest), highest = greatest(s.highest, excluded.highest),
              fall = greatest(s.fall, excluded.fall, s.highest - excluded.lowest),
              currency = coalesce(excluded.currency, s.currency)
            """;

    private static final String COLUMNS = "account_id, at, seconds, balance, equity, lowest, highest, fall, currency";

    /** The first part is the condition of the index. */
    private static final String THINNED = " where seconds < 3600 and seconds = :seconds";

    private final JdbcClient jdbc;

    SampleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param all in the order of each account's time */
    void store(List<Sample> all) {
        List<Sample> samples = onePerInterval(all);
        if (samples.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param(
                        "accounts",
                        samples.stream().map(s -> s.account().value()).toArray(Long[]::new))
                .param("times", texts(samples, s -> s.at().toString()))
                .param("seconds", samples.stream().map(Sample::seconds).toArray(Integer[]::new))
                .param("balances", decimals(samples, Sample::balance))
                .param("equities", decimals(samples, Sample::equity))
                .param("lowest", decimals(samples, Sample::lowest))
                .param("highest", decimals(samples, Sample::highest))
                .param("falls", decimals(samples, Sample::fall))
                .param("currencies", texts(samples, Sample::currency))
                .update();
    }

    /** One statement cannot write a row twice. */
    private static List<Sample> onePerInterval(List<Sample> samples) {
        Map<Interval, Sample> merged = new LinkedHashMap<>();
        samples.forEach(
                sample -> merged.merge(new Interval(sample.account(), sample.at()), sample, Sample::followedBy));
        return List.copyOf(merged.values());
    }

    /** By what a sample is known. */
    record Interval(AccountId account, Instant at) {}

    private static @Nullable String[] decimals(List<Sample> samples, Function<Sample, BigDecimal> value) {
        return texts(samples, sample -> value.apply(sample).toPlainString());
    }

    private static @Nullable String[] texts(List<Sample> samples, Function<Sample, @Nullable String> value) {
        @Nullable String[] texts = new String[samples.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(samples.get(i));
        }
        return texts;
    }

    /** Those that begin in the range, in the order of their time. */
    List<Sample> find(AccountId account, Instant since, Instant until) {
        return jdbc.sql("select " + COLUMNS + " from account_samples"
                        + " where account_id = :account and at >= :since and at < :until order by at")
                .param("account", account.value())
                .param("since", utc(since))
                .param("until", utc(until))
                .query((row, n) -> sample(row))
                .list();
    }

    /** The last one that begins before a time. */
    Optional<Sample> lastBefore(AccountId account, Instant time) {
        return jdbc.sql("select " + COLUMNS + " from account_samples"
                        + " where account_id = :account and at < :time order by at desc limit 1")
                .param("account", account.value())
                .param("time", utc(time))
                .query((row, n) -> sample(row))
                .optional();
    }

    /** The highest equity before a time; empty if none is stored. */
    Optional<BigDecimal> highestBefore(AccountId account, Instant time) {
        return jdbc.sql(
                        "select max(highest) as highest from account_samples where account_id = :account and at < :time")
                .param("account", account.value())
                .param("time", utc(time))
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal("highest")))
                .single();
    }

    /** When the oldest sample of this length begins, of each account that has one from before {@code end}. */
    List<Interval> oldest(int seconds, Instant end) {
        return jdbc.sql("select account_id, min(at) as at from account_samples" + THINNED
                        + " and at < :end group by account_id order by account_id")
                .param("seconds", seconds)
                .param("end", utc(end))
                .query((row, n) -> new Interval(new AccountId(row.getLong("account_id")), time(row)))
                .list();
    }

    /** When the first sample of this length that begins in the range does; empty if none is stored. */
    Optional<Instant> first(AccountId account, int seconds, Instant since, Instant until) {
        return jdbc.sql("select min(at) as at from account_samples" + THINNED
                        + " and account_id = :account and at >= :since and at < :until having min(at) is not null")
                .param("seconds", seconds)
                .param("account", account.value())
                .param("since", utc(since))
                .param("until", utc(until))
                .query((row, n) -> time(row))
                .optional();
    }

    /**
     * Deletes the account's samples of this length that begin in the range, and returns them in the order of their time.
     * Another server that does the same finds none.
     */
    List<Sample> remove(AccountId account, int seconds, Instant since, Instant until) {
        return jdbc.sql("with removed as (delete from account_samples" + THINNED
                        + " and account_id = :account and at >= :since and at < :until returning " + COLUMNS + ")"
                        + " select " + COLUMNS + " from removed order by at")
                .param("seconds", seconds)
                .param("account", account.value())
                .param("since", utc(since))
                .param("until", utc(until))
                .query((row, n) -> sample(row))
                .list();
    }

    /** @return how many were deleted */
    int deleteBefore(Instant time) {
        return jdbc.sql("delete from account_samples s using accounts a where s.account_id = a.id and s.at < :time")
                .param("time", utc(time))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                new AccountId(row.getLong("account_id")),
                time(row),
                row.getInt("seconds"),
                row.getBigDecimal("balance"),
                row.getBigDecimal("equity"),
                row.getBigDecimal("lowest"),
                row.getBigDecimal("highest"),
                row.getBigDecimal("fall"),
                row.getString("currency"));
    }
}
