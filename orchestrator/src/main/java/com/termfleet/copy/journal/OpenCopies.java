package com.termfleet.copy.journal;

import com.termfleet.copy.sql.Queries;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what accounts hold now from the database, for others than the processor. Thread-safe. */
public final class OpenCopies {

    private final DataSource dataSource;

    public OpenCopies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * How many copies were opened, or ordered, since then; those that were refused do not count.
     *
     * @param subscription null for all of the account
     */
    public int opensSince(AccountId follower, @Nullable SubscriptionId subscription, Instant since) {
        try (Connection open = dataSource.getConnection()) {
            return Queries.select(
                            open,
                            "select count(*)::int from trade_pairs where decided_at >= ?::timestamptz"
                                    + " and follower_account_id = ? and (?::bigint = 0 or subscription_id = ?)"
                                    + " and share_volume > 0 and status not in ('SKIPPED', 'FAILED')",
                            row -> row.getInt(1),
                            since.toString(),
                            follower.value(),
                            subscription == null ? 0L : subscription.value(),
                            subscription == null ? 0L : subscription.value())
                    .getFirst();
        } catch (SQLException e) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }

    /** Copies that are not at their end, oldest first. */
    public List<TradePair> of(AccountId follower) {
        try (Connection open = dataSource.getConnection()) {
            return Queries.select(
                    open,
                    "select p.* from trade_pairs p join master_trades t on t.id = p.master_trade_id"
                            + " where not t.settled and p.follower_account_id = ?"
                            + " and p.status in ('PENDING', 'PLACED', 'OPEN') order by p.id",
                    TradeRows::pair,
                    follower.value());
        } catch (SQLException e) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }
}
