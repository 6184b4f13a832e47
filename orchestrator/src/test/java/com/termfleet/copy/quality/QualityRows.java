package com.termfleet.copy.quality;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes copies of one subscription as the journal and the recorder store them. */
final class QualityRows {

    private final JdbcClient jdbc;
    private final long subscription;
    private final long master;
    private final long follower;
    private long nextId = 100_001;

    QualityRows(JdbcClient jdbc, long subscription, long master, long follower) {
        this.jdbc = jdbc;
        this.subscription = subscription;
        this.master = master;
        this.follower = follower;
    }

    /** @return its id */
    long trade(Instant received) {
        long id = nextId++;
        jdbc.sql("""
                        insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status,
                            remaining, received_at)
                        values (:id, :master, :id, 'EURUSD', 'BUY', 1.10010, 0.1, 0, 0, 'OPEN', 0.1, :received)
                        """)
                .param("id", id)
                .param("master", master)
                .param("received", received.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /**
     * Filled: decided after 1 ms, committed after 3, sent after 4, answered after {@code answeredMs}.
     *
     * @return its id
     */
    long filled(Instant received, long answeredMs, @Nullable String points, @Nullable String money) {
        long pair = pair(trade(received), received, answeredMs, "OPEN", null);
        jdbc.sql("""
                        insert into copy_fills (pair_id, filled_at, slippage_points, slippage_money, currency)
                        values (:pair, :filled, cast(:points as numeric), cast(:money as numeric), 'USD')
                        """)
                .param("pair", pair)
                .param("filled", received.plusMillis(answeredMs).atOffset(ZoneOffset.UTC))
                .param("points", points)
                .param("money", money)
                .update();
        return pair;
    }

    long ended(Instant received, String status, String reason) {
        return pair(trade(received), received, null, status, reason);
    }

    long pair(long trade, Instant received, @Nullable Long answeredMs, String status, @Nullable String reason) {
        long pair = nextId++;
        boolean sent = !status.equals("SKIPPED");
        jdbc.sql("""
                        insert into trade_pairs (id, master_trade_id, subscription_id, follower_account_id, user_id,
                            slave_symbol, ordered_type, slave_type, target_volume, share_volume, share_master_volume,
                            volume_step, status, reason_code, reason, open_price, expires_at, decided_at, committed_at,
                            sent_at, answered_at, closed_at)
                        values (:id, :trade, :subscription, :follower, 1, 'EURUSD.m', 'BUY', 'BUY', 0.1, 0.1, 0.1, 0.01,
                            :status, :code, :reason, :price, :decided, :decided, :committed, :sent, :answered, :closed)
                        """)
                .param("id", pair)
                .param("trade", trade)
                .param("subscription", subscription)
                .param("follower", follower)
                .param("status", status)
                .param("code", reason)
                .param("reason", reason == null ? null : reason + " of " + pair)
                .param("price", status.equals("OPEN") ? new BigDecimal("1.10012") : null)
                .param("decided", at(received, 1L))
                .param("committed", at(received, sent ? 3L : null))
                .param("sent", at(received, sent ? 4L : null))
                .param("answered", at(received, answeredMs))
                .param("closed", at(received, status.equals("OPEN") ? null : 9L))
                .update();
        return pair;
    }

    private static @Nullable OffsetDateTime at(Instant received, @Nullable Long millis) {
        return millis == null ? null : received.plus(Duration.ofMillis(millis)).atOffset(ZoneOffset.UTC);
    }
}
