package com.termfleet.compat.copier.order;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became of orders. Thread-safe. */
@Component
class OrderTable {

    /** Of the accounts through which orders are placed; a follower's copies are found from the trades. */
    private static final String ORDERS =
            "select p.id as pair, t.id as trade, t.ticket, k.key, p.status, p.slave_ticket,"
                    + " b.broker_id, p.slave_symbol, t.symbol as asked_symbol, t.type, t.volume as asked, t.remaining as left_of_asked,"
                    + " p.slave_volume, p.slave_remaining, p.open_price, p.close_price, t.sl, t.tp, p.profit, p.reason_code, p.reason,"
                    + " p.modify_due from master_trades t join trade_pairs p on p.master_trade_id = t.id"
                    + " join source_keys k on k.account_id = t.master_account_id and k.ticket = t.ticket"
                    + " left join match_trader_tickets b on b.account_id = p.follower_account_id and b.ticket = p.slave_ticket"
                    + " where t.master_account_id = :desk and p.follower_account_id = :follower";

    private static final String KEY = "order:";

    private final JdbcClient jdbc;

    OrderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param trade the ticket of its trade at the desk
     * @param asked lots, and of these what is not closed
     * @param changing whether new levels are not confirmed yet
     */
    record Row(
            OrderState state, Ticket trade, String askedSymbol, BigDecimal asked, BigDecimal left, boolean changing) {}

    /** The key of an order's trade. */
    static String key(AccountId follower, String clientId) {
        return KEY + follower + ":" + clientId;
    }

    private static String clientId(String key) {
        int at = key.indexOf(':', KEY.length());
        return at < 0 ? key : key.substring(at + 1);
    }

    Optional<Row> byTrade(AccountId desk, AccountId follower, TradeId trade) {
        return find(desk, follower, " and t.id = :value", trade.value());
    }

    Optional<Row> byTicket(AccountId desk, AccountId follower, long ticket) {
        return find(desk, follower, " and p.slave_ticket = :value", ticket);
    }

    Optional<Row> byBrokerId(AccountId desk, AccountId follower, String id) {
        return find(desk, follower, " and b.broker_id = :value", id);
    }

    private Optional<Row> find(AccountId desk, AccountId follower, String which, Object value) {
        return jdbc.sql(ORDERS + which + " order by p.id desc limit 1")
                .param("desk", desk.value())
                .param("follower", follower.value())
                .param("value", value)
                .query((row, n) -> row(row, follower))
                .optional();
    }

    /** The master whose trade a position is a copy of. */
    Optional<AccountId> masterOf(AccountId follower, long ticket) {
        return jdbc.sql("select t.master_account_id from master_trades t join trade_pairs p on p.master_trade_id = t.id"
                        + " where not t.settled and p.follower_account_id = ? and p.slave_ticket = ? limit 1")
                .param(follower.value())
                .param(ticket)
                .query((row, n) -> new AccountId(row.getLong(1)))
                .optional();
    }

    /** The account through which orders of this person's accounts are placed. */
    Optional<AccountId> desk(long owner) {
        return jdbc.sql("select d.account_id from copier.order_desks d join accounts a on a.id = d.account_id"
                        + " where d.owner_id = ? and a.deleted_at is null and a.owner_id = d.owner_id")
                .param(owner)
                .query((row, n) -> new AccountId(row.getLong(1)))
                .optional();
    }

    void putDesk(long owner, AccountId account) {
        jdbc.sql("insert into copier.order_desks (owner_id, account_id) values (?, ?)"
                        + " on conflict (owner_id) do update set account_id = excluded.account_id")
                .param(owner)
                .param(account.value())
                .update();
    }

    private static Row row(ResultSet row, AccountId follower) throws SQLException {
        Long ticket = row.getObject("slave_ticket", Long.class);
        OrderState state = new OrderState(
                clientId(row.getString("key")),
                follower,
                new TradeId(row.getLong("trade")),
                new PairId(row.getLong("pair")),
                row.getString("status"),
                ticket == null ? null : new Ticket(ticket),
                row.getString("broker_id"),
                row.getString("slave_symbol"),
                row.getString("type"),
                row.getBigDecimal("asked"),
                plain(row.getBigDecimal("slave_volume")),
                plain(row.getBigDecimal("slave_remaining")),
                row.getBigDecimal("open_price"),
                row.getBigDecimal("close_price"),
                row.getBigDecimal("sl"),
                row.getBigDecimal("tp"),
                row.getBigDecimal("profit"),
                row.getString("reason_code"),
                row.getString("reason"));
        return new Row(
                state,
                new Ticket(row.getLong("ticket")),
                row.getString("asked_symbol"),
                row.getBigDecimal("asked"),
                row.getBigDecimal("left_of_asked"),
                row.getBoolean("modify_due"));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal lots) {
        return lots == null || lots.signum() == 0 ? lots : lots.stripTrailingZeros();
    }
}
