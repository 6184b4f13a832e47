package com.termfleet.compat.copier.mt5;

import com.termfleet.account.Account;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts have closed, as far as this server has seen it. Thread-safe. */
@Component
class ClosedTrades {

    private static final String OF_MASTER =
            "select coalesce(position_ticket, ticket) as ticket, symbol, lower(type) as type,"
                    + " volume, coalesce(fill_price, price) as open_price, close_price, profit, received_at as opened_at, closed_at"
                    + " from master_trades where master_account_id = :account and status = 'CLOSED'";

    private static final String OF_FOLLOWER = "select slave_ticket as ticket, slave_symbol as symbol,"
            + " lower(slave_type) as type, slave_volume as volume, open_price, close_price, profit,"
            + " answered_at as opened_at, closed_at"
            + " from trade_pairs where follower_account_id = :account and status = 'CLOSED' and slave_ticket is not null";

    private static final String BETWEEN = " and (:from::timestamptz is null or closed_at >= :from)"
            + " and (:to::timestamptz is null or closed_at < :to)";

    private final JdbcClient jdbc;

    ClosedTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Times are the server's; null is what was not reported. */
    @Schema(name = "ClosedTradeEntry")
    record Entry(
            long ticket,
            String symbol,
            String type,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal openPrice,
            @Nullable BigDecimal closePrice,
            @Nullable BigDecimal profit,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt) {}

    /** Newest first. */
    Page<Entry> list(Account account, @Nullable Instant from, @Nullable Instant to, PageRequest page) {
        String closed = (account.role() == SessionRole.MASTER ? OF_MASTER : OF_FOLLOWER) + BETWEEN;
        long total = of(closed, "select count(*) from (", ") c", account, from, to)
                .query(Long.class)
                .single();
        return Page.of(
                of(closed, "", " order by closed_at desc limit :size offset :offset", account, from, to)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(ClosedTrades::entry)
                        .list(),
                page,
                total);
    }

    private JdbcClient.StatementSpec of(
            String closed, String before, String after, Account account, @Nullable Instant from, @Nullable Instant to) {
        return jdbc.sql(before + closed + after)
                .param("account", account.id().value())
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("ticket"),
                row.getString("symbol"),
                row.getString("type"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("open_price"),
                row.getBigDecimal("close_price"),
                row.getBigDecimal("profit"),
                time(row, "opened_at"),
                time(row, "closed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
