package com.termfleet.faults;

import com.termfleet.copy.trade.Share;
import com.termfleet.kernel.Lots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All trades and copies as the database has them.
 *
 * @param trades by id
 * @param pairs by id
 */
record StoredBooks(Map<Long, Trade> trades, Map<Long, Pair> pairs) {

    /** @param position the ticket of the position that it is or will be */
    record Trade(long id, long master, long ticket, long position, Lots remaining, String status) {

        /** A pending order that was never filled. */
        boolean isOrder() {
            return status.equals("PENDING") || status.equals("CANCELLED");
        }
    }

    /**
     * @param reason null while there is none
     * @param ticket of the follower's position, 0 if none is known
     * @param wanted what is to be open after what the master has closed so far
     */
    record Pair(
            long id,
            long trade,
            long follower,
            String status,
            @Nullable String reason,
            long ticket,
            Lots wanted) {

        boolean isOpen() {
            return status.equals("OPEN");
        }

        /** A pending order at the follower's broker. */
        boolean isPlaced() {
            return status.equals("PLACED");
        }

        boolean isPending() {
            return status.equals("PENDING");
        }
    }

    static StoredBooks read(Connection connection) throws SQLException {
        Map<Long, Trade> trades = new HashMap<>();
        Map<Long, Pair> pairs = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery(
                    "select id, master_account_id, ticket, coalesce(position_ticket, ticket), remaining, status from"
                            + " master_trades");
            while (rows.next()) {
                Trade trade = new Trade(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        lots(rows, 5),
                        rows.getString(6));
                trades.put(trade.id, trade);
            }
            rows = statement.executeQuery("select p.id, p.master_trade_id, p.follower_account_id, p.status,"
                    + " p.reason_code, coalesce(p.slave_ticket, 0), p.share_volume, p.share_master_volume, p.volume_step,"
                    + " t.remaining from trade_pairs p join master_trades t on t.id = p.master_trade_id");
            while (rows.next()) {
                Share share = new Share(lots(rows, 7), lots(rows, 8), lots(rows, 9));
                Pair pair = new Pair(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getLong(6),
                        share.whenMasterHas(lots(rows, 10)));
                pairs.put(pair.id, pair);
            }
        }
        return new StoredBooks(trades, pairs);
    }

    private static Lots lots(ResultSet row, int column) throws SQLException {
        return new Lots(row.getBigDecimal(column));
    }
}
