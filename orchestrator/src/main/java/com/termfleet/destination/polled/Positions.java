package com.termfleet.destination.polled;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table polled_positions: what the experts have confirmed. Thread-safe; each method is one statement. */
final class Positions {

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param command of the open
     * @param filled what was opened
     * @param lots what of it is open; zero once it is closed
     * @param closePrice null while it is open
     * @param profit of the last close
     * @param closedAt null while it is open
     */
    record Held(
            AccountId account,
            Ticket ticket,
            PairId pair,
            long command,
            Ticket masterTicket,
            OrderType type,
            Symbol symbol,
            Lots filled,
            Lots lots,
            Price openPrice,
            @Nullable Price closePrice,
            Money profit,
            @Nullable Instant closedAt) {

        boolean isClosed() {
            return closedAt != null;
        }

        /** A pending order that waits, as far as the expert has told. */
        boolean isOrder() {
            return type.isPending();
        }
    }

    Optional<Held> find(AccountId account, Ticket ticket) {
        return jdbc.sql("select * from polled_positions where account_id = :account and ticket = :ticket for update")
                .param("account", account.value())
                .param("ticket", ticket.value())
                .query(Positions::held)
                .optional();
    }

    void add(OfferRow open, Confirmation confirmed, OrderType type, Instant now) {
        jdbc.sql("""
                        insert into polled_positions (account_id, ticket, pair_id, command_id, master_ticket, order_type, symbol,
                            filled, lots, open_price, opened_at)
                        values (:account, :ticket, :pair, :command, :master, :type, :symbol, :lots, :lots, :price, :now)""")
                .param("account", open.account().value())
                .param("ticket", confirmed.ticket().value())
                .param("pair", open.pair().value())
                .param("command", open.command())
                .param("master", open.masterTicket().value())
                .param("type", type.name())
                .param("symbol", confirmed.symbol())
                .param("lots", confirmed.volume().value())
                .param("price", confirmed.price().value())
                .param("now", Sql.utc(now))
                .update();
    }

    /** A pending order has become a position of the same ticket. */
    void filled(Held order, OrderType type, Lots lots, Price price) {
        jdbc.sql("""
                        update polled_positions set order_type = :type, filled = :lots, lots = :lots, open_price = :price
                        where account_id = :account and ticket = :ticket""")
                .param("account", order.account().value())
                .param("ticket", order.ticket().value())
                .param("type", type.name())
                .param("lots", lots.value())
                .param("price", price.value())
                .update();
    }

    /** @param rest zero if nothing of it is left */
    void reduced(Held position, Lots rest, Price price, Money profit, Instant now) {
        jdbc.sql("""
                        update polled_positions set lots = :rest, close_price = :price, profit = :profit,
                            closed_at = :closed
                        where account_id = :account and ticket = :ticket""")
                .param("account", position.account().value())
                .param("ticket", position.ticket().value())
                .param("rest", rest.value())
                .param("price", price.value())
                .param("profit", profit.amount())
                .param("closed", rest.isZero() ? Sql.utc(now) : null)
                .update();
    }

    /** What is open, and what was closed since then. */
    List<Held> openOrClosedSince(Instant since) {
        return jdbc.sql(
                        "select * from polled_positions where closed_at is null or closed_at > :since order by opened_at")
                .param("since", Sql.utc(since))
                .query(Positions::held)
                .list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        BigDecimal closePrice = row.getBigDecimal("close_price");
        BigDecimal profit = row.getBigDecimal("profit");
        return new Held(
                new AccountId(row.getLong("account_id")),
                new Ticket(row.getLong("ticket")),
                new PairId(row.getLong("pair_id")),
                row.getLong("command_id"),
                new Ticket(row.getLong("master_ticket")),
                OrderType.valueOf(row.getString("order_type")),
                Symbol.of(row.getString("symbol")),
                new Lots(row.getBigDecimal("filled")),
                new Lots(row.getBigDecimal("lots")),
                new Price(row.getBigDecimal("open_price")),
                closePrice == null ? null : new Price(closePrice),
                profit == null ? Money.ZERO : new Money(profit),
                Sql.nullable(row, "closed_at"));
    }
}
