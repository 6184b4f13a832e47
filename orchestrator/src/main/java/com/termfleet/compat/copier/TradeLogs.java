package com.termfleet.compat.copier;

import com.termfleet.account.Account;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the view {@code trade_logs}. Thread-safe. */
@Component
class TradeLogs {

    private static final String OF_CALLER = " from copier.trade_logs where user_id = :user"
            + " and (:account::bigint is null or follower_account_id = :account or master_account_id = :account)";

    private final JdbcClient jdbc;

    TradeLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A copy; its master's ticket and symbol beside its own. */
    @Schema(name = "TradeLogEntry")
    record Entry(
            long id,
            long masterAccountId,
            long followerAccountId,
            long masterTicket,
            @Nullable Long ticket,
            String masterSymbol,
            String symbol,
            String type,
            BigDecimal wantedVolume,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal openPrice,
            @Nullable BigDecimal closePrice,
            @Nullable BigDecimal profit,
            BigDecimal sl,
            BigDecimal tp,
            String status,
            @Nullable String reasonCode,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant executedAt,
            @Nullable Instant closedAt) {}

    /** Newest first. */
    Page<Entry> list(CopierCaller caller, PageRequest page) {
        Account own = caller.own();
        Long account = own == null ? null : own.id().value();
        long total = jdbc.sql("select count(*)" + OF_CALLER)
                .param("user", caller.person().user().value())
                .param("account", account)
                .query(Long.class)
                .single();
        return Page.of(
                jdbc.sql("select *" + OF_CALLER + " order by id desc limit :size offset :offset")
                        .param("user", caller.person().user().value())
                        .param("account", account)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(TradeLogs::entry)
                        .list(),
                page,
                total);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getLong("master_account_id"),
                row.getLong("follower_account_id"),
                row.getLong("master_ticket"),
                row.getObject("ticket", Long.class),
                row.getString("master_symbol"),
                row.getString("symbol"),
                row.getString("type"),
                row.getBigDecimal("wanted_volume"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("open_price"),
                row.getBigDecimal("close_price"),
                row.getBigDecimal("profit"),
                row.getBigDecimal("sl"),
                row.getBigDecimal("tp"),
                row.getString("status"),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "executed_at"),
                time(row, "closed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
