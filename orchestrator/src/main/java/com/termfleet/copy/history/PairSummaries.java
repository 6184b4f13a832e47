package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts copies and sums their profits in the database. Thread-safe. */
public final class PairSummaries {

    private static final String COUNTS = """
            select count(*) filter (where p.status = 'PENDING') as pending,
                   count(*) filter (where p.status = 'PLACED') as placed,
                   count(*) filter (where p.status = 'OPEN') as open,
                   count(*) filter (where p.status = 'CLOSED' and p.closed_at >= :since) as closed,
                   count(*) filter (where p.status = 'CANCELLED' and p.closed_at >= :since) as cancelled,
                   count(*) filter (where p.status = 'SKIPPED' and t.received_at >= :since) as skipped,
                   count(*) filter (where p.status = 'FAILED' and t.received_at >= :since) as failed
            """ + TradePairs.SEEN;

    private static final String PROFITS =
            "select p.follower_account_id, sum(p.profit) as profit" + TradePairs.SEEN + """
            and p.status = 'CLOSED' and p.closed_at >= :since and p.profit is not null
            group by p.follower_account_id order by p.follower_account_id
            """;

    private static final String CAUSES =
            "select p.reason_code, (array_agg(p.reason order by p.id desc))[1] as reason, count(*) as times"
                    + TradePairs.SEEN + """
            and p.status in ('SKIPPED', 'FAILED') and t.received_at >= :since and p.reason is not null
            group by p.reason_code order by times desc, reason
            """;

    private final JdbcClient jdbc;

    public PairSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param account master or follower; null for all that this person may see */
    public PairSummary since(Instant since, @Nullable Long account, Principal principal) {
        HistoryFilter filter = new HistoryFilter(account, null, since, null);
        PairSummary counts = statement(COUNTS, filter, principal)
                .query((row, n) -> counts(row))
                .single();
        List<PairSummary.Profit> profits = statement(PROFITS, filter, principal)
                .query((row, n) -> new PairSummary.Profit(
                        AccountId.of(row.getLong("follower_account_id")), new Money(row.getBigDecimal("profit"))))
                .list();
        List<PairSummary.Cause> causes = statement(CAUSES, filter, principal)
                .query((row, n) -> cause(row))
                .list();
        return new PairSummary(
                counts.pending(),
                counts.placed(),
                counts.open(),
                counts.closed(),
                counts.cancelled(),
                counts.skipped(),
                counts.failed(),
                profits,
                causes);
    }

    private StatementSpec statement(String sql, HistoryFilter filter, Principal principal) {
        return filter.bind(jdbc.sql(sql), principal);
    }

    private static PairSummary counts(ResultSet row) throws SQLException {
        return new PairSummary(
                row.getLong("pending"),
                row.getLong("placed"),
                row.getLong("open"),
                row.getLong("closed"),
                row.getLong("cancelled"),
                row.getLong("skipped"),
                row.getLong("failed"),
                List.of(),
                List.of());
    }

    private static PairSummary.Cause cause(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        return new PairSummary.Cause(
                code == null ? null : ReasonCode.valueOf(code), row.getString("reason"), row.getLong("times"));
    }
}
