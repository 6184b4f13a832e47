package com.termfleet.copy.journal;

import com.termfleet.copy.sql.Queries;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.SubscriptionRows;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The archive in PostgreSQL, with a connection of the pool for each question. Thread-safe. */
public final class PostgresArchive implements Archive {

    private final DataSource dataSource;

    public PostgresArchive(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<MasterTrade> trades(AccountId master, Collection<Ticket> tickets) {
        Long[] values = tickets.stream().map(Ticket::value).toArray(Long[]::new);
        return asking(open -> Queries.select(
                open,
                "select * from master_trades where master_account_id = ? and (ticket = any (?) or position_ticket = any (?))",
                TradeRows::trade,
                master.value(),
                open.createArrayOf("int8", values),
                open.createArrayOf("int8", values)));
    }

    @Override
    public Optional<MasterTrade> trade(TradeId id) {
        return first("select * from master_trades where id = ?", TradeRows::trade, id.value());
    }

    @Override
    public Optional<TradePair> pair(PairId id) {
        return first("select * from trade_pairs where id = ?", TradeRows::pair, id.value());
    }

    @Override
    public Optional<TradePair> lastGivenUp(AccountId follower, Ticket masterTicket) {
        return first(
                "select p.* from trade_pairs p join master_trades t on t.id = p.master_trade_id"
                        + " where p.follower_account_id = ? and t.ticket = ? and p.status in ('SKIPPED', 'FAILED')"
                        + " and p.slave_ticket is null order by p.id desc limit 1",
                TradeRows::pair,
                follower.value(),
                masterTicket.value());
    }

    /** By the masters' trades: no index of the copies covers their status. */
    @Override
    public List<TradePair> inDoubt(AccountId follower, Instant since) {
        return asking(open -> Queries.select(
                open,
                "select p.* from master_trades t join trade_pairs p"
                        + " on p.master_trade_id = t.id and p.follower_account_id = ?"
                        + " where t.master_account_id in (select master_account_id from subscriptions where follower_account_id = ?)"
                        + " and t.received_at >= ? and p.status = 'FAILED' and p.slave_ticket is null"
                        + " and p.reason_code in ('NO_ANSWER', 'OUTCOME_UNKNOWN') order by p.id",
                TradeRows::pair,
                follower.value(),
                follower.value(),
                OffsetDateTime.ofInstant(since, ZoneOffset.UTC)));
    }

    @Override
    public Optional<Subscription> subscription(SubscriptionId id) {
        return asking(open -> SubscriptionRows.find(open, id));
    }

    private <T> Optional<T> first(String sql, Queries.RowReader<T> reader, Object... parameters) {
        return asking(open -> Queries.select(open, sql, reader, parameters)).stream()
                .findFirst();
    }

    private <T> T asking(Queries.Question<T> question) {
        try (Connection open = dataSource.getConnection()) {
            return question.ask(open);
        } catch (SQLException e) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }
}
