package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of trades for followers. Thread-safe; each method is one statement. */
@Component
class CopyTradeStore {

    private static final String SELECT = """
            select t.*, f.follower_id, f.account_id, f.master_account_id
              from follower_trades t join followers f on f.id = t.follower\s""";

    private static final String SEEN =
            "where (cast(:follower as bigint) is null or f.id = :follower) and" + FollowerStore.VISIBLE;

    private final JdbcClient jdbc;

    CopyTradeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A trade that is to be stored.
     *
     * @param requestKey null if repeats cannot be told
     */
    record Entry(
            String id,
            long follower,
            NewCopyTrade trade,
            BigDecimal followerQty,
            Status status,
            @Nullable String reason,
            boolean placed,
            UserId by,
            @Nullable String requestKey,
            Instant at) {}

    /** @return whether it is new; one with the same request key changes nothing */
    boolean add(Entry entry) {
        return jdbc.sql("""
                        insert into follower_trades (trade_id, follower, master_id, symbol, side, master_qty, follower_qty, price,
                            status, reason, placed, posted_by, request_key, created_at)
                        values (:id, :follower, :master, :symbol, :side, :masterQty, :followerQty, :price,
                            :status, :reason, :placed, :by, :key, :at)
                        on conflict (posted_by, request_key) do nothing""")
                        .param("id", entry.id())
                        .param("follower", entry.follower())
                        .param("master", entry.trade().masterId())
                        .param("symbol", entry.trade().symbol().name())
                        .param("side", entry.trade().side().name())
                        .param("masterQty", entry.trade().masterQty())
                        .param("followerQty", entry.followerQty())
                        .param("price", entry.trade().price())
                        .param("status", entry.status().name())
                        .param("reason", entry.reason())
                        .param("placed", entry.placed())
                        .param("by", entry.by().value())
                        .param("key", entry.requestKey())
                        .param("at", entry.at().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** What this person has posted under the key. */
    Optional<CopyTrade> byRequestKey(UserId by, String key) {
        return jdbc.sql(SELECT + "where t.posted_by = :by and t.request_key = :key")
                .param("by", by.value())
                .param("key", key)
                .query(CopyTradeStore::trade)
                .optional();
    }

    /** @throws NotFoundException if there is none that this person may see */
    CopyTrade require(String id, Principal principal) {
        return seen(SELECT + SEEN + "and t.trade_id = :id", null, principal)
                .param("id", id)
                .query(CopyTradeStore::trade)
                .optional()
                .orElseThrow(() -> new NotFoundException("Trade not found"));
    }

    /** @param follower null for those of all whom this person may see; newest first */
    List<CopyTrade> newest(@Nullable RegisteredFollower follower, Principal principal, int most) {
        return seen(SELECT + SEEN + "order by t.id desc limit :most", follower, principal)
                .param("most", most)
                .query(CopyTradeStore::trade)
                .list();
    }

    CopyTradeTotals totals(@Nullable RegisteredFollower follower, Principal principal) {
        return seen("""
                        select count(*) as all, count(*) filter (where t.status = 'SUCCESS') as successful,
                            count(*) filter (where t.status = 'PENDING') as pending,
                            count(*) filter (where t.status = 'FAILED') as failed,
                            count(*) filter (where t.status = 'CANCELLED') as cancelled
                          from follower_trades t join followers f on f.id = t.follower\s""" + SEEN, follower, principal)
                .query((row, _) -> new CopyTradeTotals(
                        row.getLong("all"),
                        row.getLong("successful"),
                        row.getLong("pending"),
                        row.getLong("failed"),
                        row.getLong("cancelled")))
                .single();
    }

    private StatementSpec seen(String sql, @Nullable RegisteredFollower follower, Principal principal) {
        return jdbc.sql(sql)
                .param("follower", follower == null ? null : follower.row())
                .param("user", FollowerStore.restrictedTo(principal));
    }

    /** Those for which orders are placed and which have not ended, oldest first. */
    List<CopyTrade> underWay(int most) {
        return jdbc.sql(SELECT + "where t.status = 'PENDING' and t.placed order by t.id limit :most")
                .param("most", most)
                .query(CopyTradeStore::trade)
                .list();
    }

    void known(long row, List<TradeId> masterTrades) {
        jdbc.sql("update follower_trades set master_trades = :trades where id = :id")
                .param("trades", masterTrades.stream().map(TradeId::value).toArray(Long[]::new))
                .param("id", row)
                .update();
    }

    /**
     * Changes the trade if its status is still {@code from}.
     *
     * @param quantity of the follower; null keeps it
     * @return whether it was changed
     */
    boolean change(long row, Status from, Status to, @Nullable String reason, @Nullable BigDecimal quantity) {
        return jdbc.sql("""
                        update follower_trades set status = :to, reason = :reason,
                            follower_qty = coalesce(cast(:quantity as numeric), follower_qty)
                         where id = :id and status = :from""")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("reason", reason)
                        .param("quantity", quantity)
                        .param("id", row)
                        .update()
                > 0;
    }

    /** The follower's copies of these master trades. */
    List<PairId> copies(Collection<TradeId> masterTrades, AccountId follower) {
        return jdbc.sql(
                        "select id from trade_pairs where master_trade_id = any (:trades) and follower_account_id = :follower")
                .param("trades", masterTrades.stream().map(TradeId::value).toArray(Long[]::new))
                .param("follower", follower.value())
                .query((row, _) -> new PairId(row.getLong(1)))
                .list();
    }

    /** A trade of a source that is still open there and of which its follower holds nothing. */
    record Abandoned(TradeId id, AccountId source, Ticket ticket) {}

    List<Abandoned> abandoned() {
        return jdbc.sql("""
                        select m.id, m.master_account_id, m.ticket
                          from master_trades m join followers f on f.master_account_id = m.master_account_id
                            and m.audience = array[f.account_id]
                         where not m.settled and not m.test and m.status in ('OPEN', 'PENDING')
                           and not exists (select 1 from trade_pairs p
                                            where p.master_trade_id = m.id and p.follower_account_id = f.account_id
                                              and p.status in ('PENDING', 'PLACED', 'OPEN'))""")
                .query((row, _) -> new Abandoned(
                        new TradeId(row.getLong("id")),
                        AccountId.of(row.getLong("master_account_id")),
                        new Ticket(row.getLong("ticket"))))
                .list();
    }

    private static CopyTrade trade(ResultSet row, int number) throws SQLException {
        Array masterTrades = row.getArray("master_trades");
        return new CopyTrade(
                row.getLong("id"),
                row.getString("trade_id"),
                row.getString("master_id"),
                row.getString("follower_id"),
                row.getString("symbol"),
                Side.valueOf(row.getString("side")),
                row.getBigDecimal("master_qty"),
                row.getBigDecimal("follower_qty"),
                row.getBigDecimal("price"),
                Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getBoolean("placed"),
                masterTrades == null
                        ? null
                        : Arrays.stream((Long[]) masterTrades.getArray())
                                .map(TradeId::new)
                                .toList(),
                AccountId.of(row.getLong("master_account_id")),
                AccountId.of(row.getLong("account_id")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
