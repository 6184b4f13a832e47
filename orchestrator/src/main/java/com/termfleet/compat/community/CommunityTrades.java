package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of trades that polling experts have confirmed. Thread-safe. */
@Component
class CommunityTrades {

    private final JdbcClient jdbc;

    CommunityTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As an expert reports it; {@code signalId} is null if the trade belongs to no signal. */
    record Confirmed(
            long ticket,
            @Nullable String signalId,
            String symbol,
            String action,
            BigDecimal volume,
            BigDecimal price) {}

    /** A row, as clients read it. */
    record View(
            @JsonProperty("trade_id") long tradeId,
            long ticket,
            @JsonProperty("signal_id") @Nullable String signalId,
            String symbol,
            String action,
            BigDecimal volume,
            @JsonProperty("open_price") BigDecimal openPrice,
            @JsonProperty("close_price") @Nullable BigDecimal closePrice,
            @Nullable BigDecimal profit,
            String status,
            @JsonProperty("opened_at") Instant openedAt,
            @JsonProperty("closed_at") @Nullable Instant closedAt) {}

    /** @return whether the ticket is new; a repeat changes nothing */
    boolean open(AccountId account, Confirmed trade, Instant now) {
        return jdbc.sql("""
                        insert into community.trades (account_id, ticket, signal_id, symbol, action, volume, open_price, status, opened_at)
                        values (:account, :ticket, :signal, :symbol, :action, :volume, :price, 'open', :now)
                        on conflict (account_id, ticket) do nothing""")
                        .param("account", account.value())
                        .param("ticket", trade.ticket())
                        .param("signal", trade.signalId())
                        .param("symbol", trade.symbol())
                        .param("action", trade.action())
                        .param("volume", trade.volume())
                        .param("price", trade.price())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A partial close leaves the trade open, smaller by what was closed; one that is closed already is not changed. */
    void close(AccountId account, long ticket, BigDecimal volume, BigDecimal price, BigDecimal profit, Instant now) {
        jdbc.sql("""
                        update community.trades set close_price = :price, profit = coalesce(profit, 0) + :profit,
                            volume = case when :volume < volume then volume - :volume else volume end,
                            status = case when :volume < volume then 'open' else 'closed' end,
                            closed_at = case when :volume < volume then null else cast(:now as timestamptz) end
                        where account_id = :account and ticket = :ticket and status = 'open'""")
                .param("account", account.value())
                .param("ticket", ticket)
                .param("volume", volume)
                .param("price", price)
                .param("profit", profit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<View> newest(AccountId account, int limit) {
        return jdbc.sql("""
                        select trade_id, ticket, signal_id, symbol, action, volume, open_price, close_price, profit, status,
                            opened_at, closed_at
                        from community.trades where account_id = :account order by trade_id desc limit :limit""")
                .param("account", account.value())
                .param("limit", limit)
                .query(CommunityTrades::view)
                .list();
    }

    private static View view(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new View(
                row.getLong("trade_id"),
                row.getLong("ticket"),
                row.getString("signal_id"),
                row.getString("symbol"),
                row.getString("action"),
                Plain.number(row.getBigDecimal("volume")),
                Plain.number(row.getBigDecimal("open_price")),
                Plain.numberOrNull(row.getBigDecimal("close_price")),
                Plain.numberOrNull(row.getBigDecimal("profit")),
                row.getString("status"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }
}
