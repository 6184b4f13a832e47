package com.termfleet.copy.quality;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the measured copies of a subscription, the newest first. Thread-safe; blocks. */
final class MeasuredCopies {

    /** Tables and condition, with the parameters of {@link #statement}. */
    static final String OF_SUBSCRIPTION = """
            from master_trades t join trade_pairs p on p.master_trade_id = t.id
            where t.master_account_id = :master and t.received_at >= :since and t.received_at < :until
              and p.follower_account_id = :follower and p.subscription_id = :subscription
            """;

    /**
     * When the follower answered. A refused open has no such time of its own: it ended with the refusal.
     */
    static final String ANSWERED = """
            coalesce(p.answered_at, case when p.status = 'FAILED' and p.sent_at is not null
              and p.reason_code not in ('NO_ANSWER', 'OUTCOME_UNKNOWN') then p.closed_at end)
            """;

    private static final String MICROS = "(extract(epoch from %s - %s) * 1000000)::bigint as %s";

    private static final String MEASURED = "select "
            + MICROS.formatted("c.decided_at", "c.received_at", "decide") + ", "
            + MICROS.formatted("c.committed_at", "c.decided_at", "commit") + ", "
            + MICROS.formatted("c.sent_at", "c.committed_at", "send") + ", "
            + MICROS.formatted("c.answered_at", "c.sent_at", "answer") + ", "
            + MICROS.formatted("f.filled_at", "nullif(c.answered_at, f.filled_at)", "fill") + ", "
            + MICROS.formatted("c.answered_at", "c.received_at", "total")
            + ", f.slippage_points, f.slippage_money, f.currency from (select p.id, t.received_at, p.decided_at,"
            + " p.committed_at, p.sent_at, " + ANSWERED + " as answered_at " + OF_SUBSCRIPTION
            + " order by t.received_at desc, p.id desc limit :limit) c left join copy_fills f on f.pair_id = c.id";

    private static final int FETCHED = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final int most;

    /** @param most how many copies are read for one answer */
    MeasuredCopies(JdbcClient jdbc, TransactionTemplate transactions, int most) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.most = most;
    }

    StatementSpec statement(String sql, SubscriptionRoute route, QualityRange range) {
        return jdbc.sql(sql)
                .param("master", route.master())
                .param("follower", route.follower())
                .param("subscription", route.subscription())
                .param("since", range.begin())
                .param("until", range.end());
    }

    /** @return whether there are more than were read */
    boolean read(SubscriptionRoute route, QualityRange range, Consumer<Measured> copies) {
        int[] count = {0};
        StatementSpec statement =
                statement(MEASURED, route, range).param("limit", most + 1).withFetchSize(FETCHED);
        // Without a transaction the driver reads all rows into memory first.
        transactions.executeWithoutResult(status -> statement.query(row -> {
            if (++count[0] <= most) {
                copies.accept(measured(row));
            }
        }));
        return count[0] > most;
    }

    private static Measured measured(ResultSet row) throws SQLException {
        Map<Step, Long> micros = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            long value = row.getLong(step.tag());
            if (!row.wasNull()) {
                micros.put(step, value);
            }
        }
        BigDecimal money = row.getBigDecimal("slippage_money");
        return new Measured(
                micros,
                row.getBigDecimal("slippage_points"),
                money == null ? null : new Money(money),
                row.getString("currency"));
    }
}
