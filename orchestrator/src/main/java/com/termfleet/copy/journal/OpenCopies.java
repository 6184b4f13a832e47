package com.termfleet.copy.journal;

import com.termfleet.copy.sql.Queries;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads what accounts hold now from the database, for others than the processor. Thread-safe. */
public final class OpenCopies {

    private final DataSource dataSource;

    public OpenCopies(DataSource dataSource) {
        this.dataSource = dataSource;
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
