package com.termfleet.source.tradingview.store;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.tradingview.capture.Captured.Kind;
import com.termfleet.source.tradingview.capture.CapturedOrder;
import com.termfleet.source.tradingview.capture.CapturedOrder.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Captured orders and sizes of pips, by account. Thread-safe; blocks. */
public final class CapturedOrders {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    public CapturedOrders(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Those that have not ended, and those that belong to a position of one that has not; in the order of their capture. */
    public List<CapturedOrder> active(AccountId account) {
        return jdbc.sql("""
                        select * from captured_orders o
                        where account_id = :account and (state <> 'ENDED' or position in (
                            select position from captured_orders where account_id = :account and state <> 'ENDED'))
                        order by id""")
                .param("account", account.value())
                .query((row, _) -> order(row))
                .list();
    }

    /** All of them are stored, or none. */
    public void save(AccountId account, List<CapturedOrder> orders, Instant now) {
        if (!orders.isEmpty()) {
            transactions.executeWithoutResult(_ -> orders.forEach(order -> save(account, order, now)));
        }
    }

    private void save(AccountId account, CapturedOrder order, Instant now) {
        jdbc.sql("""
                        insert into captured_orders (account_id, order_id, position, instrument, side, kind, state, quantity,
                            closed, closed_before, price, stop_loss, take_profit, stop_loss_order, take_profit_order,
                            trailing_pips, captured_at, changed_at)
                        values (:account, :order, :position, :instrument, :side, :kind, :state, :quantity,
                            :closed, :closedBefore, :price, :stopLoss, :takeProfit, :stopLossOrder, :takeProfitOrder,
                            :trailingPips, :now, :now)
                        on conflict (account_id, order_id) do update set
                            position = excluded.position, state = excluded.state, quantity = excluded.quantity,
                            closed = excluded.closed, closed_before = excluded.closed_before, price = excluded.price,
                            stop_loss = excluded.stop_loss, take_profit = excluded.take_profit,
                            trailing_pips = excluded.trailing_pips, changed_at = excluded.changed_at""")
                .param("account", account.value())
                .param("order", order.id())
                .param("position", order.position())
                .param("instrument", order.instrument().name())
                .param("side", order.side().name())
                .param("kind", order.kind().name())
                .param("state", order.state().name())
                .param("quantity", order.quantity().value())
                .param("closed", order.closed().value())
                .param("closedBefore", order.closedBefore().value())
                .param("price", order.price().value())
                .param("stopLoss", order.stopLoss().value())
                .param("takeProfit", order.takeProfit().value())
                .param("stopLossOrder", order.stopLossOrder())
                .param("takeProfitOrder", order.takeProfitOrder())
                .param("trailingPips", order.trailingPips())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public Map<Symbol, BigDecimal> pipSizes(AccountId account) {
        Map<Symbol, BigDecimal> sizes = new HashMap<>();
        jdbc.sql("select instrument, pip_size from captured_pip_sizes where account_id = :account")
                .param("account", account.value())
                .query(row -> {
                    sizes.put(Symbol.of(row.getString("instrument")), row.getBigDecimal("pip_size"));
                });
        return sizes;
    }

    public void savePipSizes(AccountId account, Map<Symbol, BigDecimal> sizes) {
        transactions.executeWithoutResult(_ -> sizes.forEach((instrument, size) -> jdbc.sql("""
                        insert into captured_pip_sizes (account_id, instrument, pip_size)
                        values (:account, :instrument, :size)
                        on conflict (account_id, instrument) do update set pip_size = excluded.pip_size
                        where captured_pip_sizes.pip_size <> excluded.pip_size""")
                .param("account", account.value())
                .param("instrument", instrument.name())
                .param("size", size)
                .update()));
    }

    /** When something of the account was last captured; empty if nothing was. */
    public Optional<Instant> lastCapture(AccountId account) {
        return jdbc.sql("select max(changed_at) as at from captured_orders where account_id = :account")
                .param("account", account.value())
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private static CapturedOrder order(ResultSet row) throws SQLException {
        return new CapturedOrder(
                row.getString("order_id"),
                row.getString("position"),
                Symbol.of(row.getString("instrument")),
                Side.valueOf(row.getString("side")),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                new Lots(row.getBigDecimal("quantity")),
                new Lots(row.getBigDecimal("closed")),
                new Lots(row.getBigDecimal("closed_before")),
                new Price(row.getBigDecimal("price")),
                new Price(row.getBigDecimal("stop_loss")),
                new Price(row.getBigDecimal("take_profit")),
                row.getString("stop_loss_order"),
                row.getString("take_profit_order"),
                row.getBigDecimal("trailing_pips"));
    }
}
