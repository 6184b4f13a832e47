package com.termfleet.copy.journal;

import com.termfleet.copy.limits.AccountLimitsRows;
import com.termfleet.copy.pause.PauseRows;
import com.termfleet.copy.sql.Queries;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.SubscriptionRows;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in PostgreSQL, over one connection of its own whose statements stay prepared. Every call is one statement and
 * one transaction. After any failure that is not about the data the connection is closed.
 */
public final class PostgresJournal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(PostgresJournal.class);

    /** What one call of the sequence gives: its increment. */
    private static final int BLOCK = 10_000;

    /**
     * Rows are found by their keys, however small the tables are when the statements are planned: a plan is kept until the
     * tables' statistics change, and one made for empty tables reads them whole until then.
     */
    private static final String PLANNING = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off;"
            + " set enable_hashjoin = off; set enable_mergejoin = off";

    /** How soon PostgreSQL notices that this server is gone; until then its lock keeps a standby waiting. */
    private static final String LIVENESS = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
            + " set tcp_keepalives_count = 3; set client_connection_check_interval = '5s'";

    private final DataSource dataSource;
    private final Duration timeout;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement commit;
    private final LeadershipLock lock = new LeadershipLock();
    private final LeadEpoch epoch = new LeadEpoch();

    public PostgresJournal(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    @Override
    public Leadership lead() {
        return asking(open -> {
            if (epoch.isHeld()) {
                return Leadership.KEPT;
            }
            if (!lock.take(open)) {
                return Leadership.STANDBY;
            }
            return epoch.taken(Queries.select(
                            open, "update copy_leadership set epoch = epoch + 1 returning epoch", row -> row.getLong(1))
                    .getFirst());
        });
    }

    @Override
    public void confirmLead() {
        requireLead();
        boolean _ = asking(open -> {
            if (Queries.select(
                            open,
                            "select 1 from copy_leadership where epoch = ?",
                            row -> row.getInt(1),
                            epoch.current())
                    .isEmpty()) {
                throw new SQLException("another server has taken the lead");
            }
            return true;
        });
    }

    @Override
    public OpenTrades load() {
        requireLead();
        return asking(open -> {
            OpenTrades loaded = new OpenTrades();
            Queries.select(
                            open,
                            "select id from accounts where deleted_at is not null",
                            row -> new AccountId(row.getLong(1)))
                    .forEach(loaded::deleted);
            loaded.put(PauseRows.all(open));
            for (Subscription subscription : SubscriptionRows.stillMattering(open)) {
                loaded.put(subscription);
            }
            AccountLimitsRows.all(open).forEach(loaded::put);
            OpenCountRows.into(loaded, open);
            BalanceRows.into(loaded, open);
            Queries.select(open, "select * from master_trades where not settled order by id", TradeRows::trade)
                    .forEach(loaded::put);
            Queries.select(
                            open,
                            "select p.* from trade_pairs p join master_trades t on t.id = p.master_trade_id"
                                    + " where not t.settled order by p.id",
                            TradeRows::pair)
                    .forEach(loaded::putCounted);
            return loaded;
        });
    }

    @Override
    public void commit(
            Collection<MasterTrade> trades,
            Collection<TradePair> newPairs,
            Collection<TradePair> changedPairs,
            Map<SubscriptionId, Money> balances) {
        requireLead();
        asking(open -> {
            PreparedStatement statement = commit;
            if (statement == null) {
                statement = open.prepareStatement(JournalStatements.COMMIT);
                commit = statement;
            }
            statement.setLong(1, epoch.current());
            int next = JournalStatements.bindTrades(open, statement, trades);
            next = JournalStatements.bindCreated(open, statement, next, newPairs);
            next = JournalStatements.bindBalances(open, statement, next, balances);
            JournalStatements.bindChanged(open, statement, next, changedPairs);
            statement.executeUpdate();
            return true;
        });
    }

    /** A connection that was lost has lost the lead with it. */
    private void requireLead() {
        if (!epoch.isHeld()) {
            throw new JournalException(
                    JournalException.Kind.UNAVAILABLE, new SQLException("this server does not have the lead"));
        }
    }

    @Override
    public IdBlock reserveIds() {
        long first = asking(open -> Queries.select(open, "select nextval('copy_ids')", row -> row.getLong(1)))
                .getFirst();
        return new IdBlock(first, BLOCK);
    }

    private <T> T asking(Queries.Question<T> question) {
        try {
            return question.ask(connected());
        } catch (SQLException e) {
            if (isAboutData(e)) {
                throw new JournalException(JournalException.Kind.DATA, e);
            }
            disconnect();
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }

    /** Class 22 is bad data, 23 a violated constraint; for both the transaction is certain not to have happened. */
    private static boolean isAboutData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            connection = open;
            open.setAutoCommit(true);
            // A database that neither answers nor breaks the connection must not block the processor indefinitely.
            open.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
            configure(open);
        }
        return open;
    }

    private static void configure(Connection open) throws SQLException {
        try (Statement settings = open.createStatement()) {
            settings.execute(PLANNING);
            settings.execute(LIVENESS);
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        commit = null;
        epoch.lost();
        if (open != null) {
            discard(open);
        }
    }

    /** A pool must not hand on a connection whose state is unknown, nor one that plans as this one does. */
    private void discard(Connection lost) {
        if (dataSource instanceof HikariDataSource pool) {
            pool.evictConnection(lost);
            return;
        }
        try {
            lost.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("Closing the lost connection failed", e);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
