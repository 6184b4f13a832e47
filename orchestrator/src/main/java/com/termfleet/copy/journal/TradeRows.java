package com.termfleet.copy.journal;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.sql.Queries;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.Stamps;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import com.termfleet.signal.Recipients;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes trades and pairs of rows. */
public final class TradeRows {

    private TradeRows() {}

    public static MasterTrade trade(ResultSet row) throws SQLException {
        return trade(row, "");
    }

    /** @param prefix of the columns' names */
    public static MasterTrade trade(ResultSet row, String prefix) throws SQLException {
        return new MasterTrade(
                new TradeId(row.getLong(prefix + "id")),
                new MasterTrade.Key(
                        new AccountId(row.getLong(prefix + "master_account_id")),
                        new Ticket(row.getLong(prefix + "ticket"))),
                new MasterTrade.Opening(
                        new Symbol(row.getString(prefix + "symbol")),
                        OrderType.valueOf(row.getString(prefix + "type")),
                        new Price(row.getBigDecimal(prefix + "price")),
                        new Lots(row.getBigDecimal(prefix + "volume")),
                        recipients(row, prefix)),
                fill(row, prefix),
                new Stops(new Price(row.getBigDecimal(prefix + "sl")), new Price(row.getBigDecimal(prefix + "tp"))),
                new Lots(row.getBigDecimal(prefix + "remaining")),
                price(row, prefix + "close_price"),
                money(row, prefix + "profit"),
                new MasterTrade.Times(
                        Queries.time(row, prefix + "seen_at"),
                        Queries.instant(row, prefix + "received_at"),
                        Queries.time(row, prefix + "committed_at"),
                        Queries.time(row, prefix + "closed_at")),
                row.getBoolean(prefix + "settled"),
                row.getBoolean(prefix + "held_in_part"));
    }

    private static @Nullable Recipients recipients(ResultSet row, String prefix) throws SQLException {
        Array audience = row.getArray(prefix + "audience");
        if (audience == null) {
            return null;
        }
        Set<AccountId> followers =
                Arrays.stream((Long[]) audience.getArray()).map(AccountId::of).collect(Collectors.toUnmodifiableSet());
        return new Recipients(followers, row.getBoolean(prefix + "test"));
    }

    private static MasterTrade.@Nullable Fill fill(ResultSet row, String prefix) throws SQLException {
        long position = row.getLong(prefix + "position_ticket");
        return row.wasNull()
                ? null
                : new MasterTrade.Fill(new Ticket(position), new Price(row.getBigDecimal(prefix + "fill_price")));
    }

    public static TradePair pair(ResultSet row) throws SQLException {
        return new TradePair(
                new PairId(row.getLong("id")),
                new TradePair.Route(
                        new TradeId(row.getLong("master_trade_id")),
                        new SubscriptionId(row.getLong("subscription_id")),
                        new AccountId(row.getLong("follower_account_id")),
                        new UserId(row.getLong("user_id"))),
                new TradePair.Wanted(
                        new Symbol(row.getString("slave_symbol")),
                        OrderType.valueOf(row.getString("ordered_type")),
                        new Lots(row.getBigDecimal("target_volume")),
                        new Share(
                                new Lots(row.getBigDecimal("share_volume")),
                                new Lots(row.getBigDecimal("share_master_volume")),
                                new Lots(row.getBigDecimal("volume_step"))),
                        row.getBoolean("modify_due"),
                        Queries.instant(row, "expires_at"),
                        row.getBoolean("no_worse")),
                held(row),
                PairStatus.valueOf(row.getString("status")),
                reason(row),
                new Stamps(
                        Queries.instant(row, "decided_at"),
                        Queries.time(row, "committed_at"),
                        Queries.time(row, "sent_at"),
                        Queries.time(row, "answered_at"),
                        Queries.time(row, "closed_at"),
                        Queries.time(row, "open_unknown_since")));
    }

    private static TradePair.@Nullable Held held(ResultSet row) throws SQLException {
        long ticket = row.getLong("slave_ticket");
        if (row.wasNull()) {
            return null;
        }
        return new TradePair.Held(
                new Ticket(ticket),
                OrderType.valueOf(row.getString("slave_type")),
                new Lots(row.getBigDecimal("slave_volume")),
                new Lots(row.getBigDecimal("slave_remaining")),
                new Price(row.getBigDecimal("open_price")),
                price(row, "close_price"),
                money(row, "profit"));
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        String code = row.getString("reason_code");
        return code == null ? null : new Reason(ReasonCode.valueOf(code), row.getString("reason"));
    }

    private static @Nullable Price price(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Price(value);
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Money(value);
    }
}
