package com.termfleet.copy.journal;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.signal.Recipients;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that stores a transaction: four parts, one round trip. New pairs are inserted; of trades and changed
 * pairs, all columns that can change are written. The arrays are expanded as columns of a select: {@code unnest} as a table
 * first writes each array to a store of its own, which took a tenth of the statement's time.
 */
final class JournalStatements {

    private static final String TRADE_COLUMNS = "id, master_account_id, ticket, symbol, type, price, position_ticket,"
            + " fill_price, volume, sl, tp, status, remaining, close_price, profit, seen_at, received_at, committed_at, closed_at, settled, held_in_part,"
            + " audience, test";

    private static final String TIME = "timestamptz 'epoch' + interval '1 microsecond' * ";

    static final String COMMIT = """
            with leader as materialized (
              select require_copy_epoch(?)
            ), trades as (
              insert into master_trades (%1$s)
              select id, master, ticket, symbol, type, price, position, fill_price, volume, sl, tp, status, remaining,
                close_price, profit, %2$s seen_at, %2$s received_at, %2$s committed_at, %2$s closed_at, settled, held_in_part,
                cast(audience as int8[]), test
              from (select
                  unnest(?::int8[]) as id, unnest(?::int8[]) as master, unnest(?::int8[]) as ticket, unnest(?::text[]) as symbol,
                  unnest(?::text[]) as type, unnest(?::numeric[]) as price, unnest(?::int8[]) as position,
                  unnest(?::numeric[]) as fill_price, unnest(?::numeric[]) as volume, unnest(?::numeric[]) as sl,
                  unnest(?::numeric[]) as tp, unnest(?::text[]) as status, unnest(?::numeric[]) as remaining,
                  unnest(?::numeric[]) as close_price, unnest(?::numeric[]) as profit, unnest(?::int8[]) as seen_at,
                  unnest(?::int8[]) as received_at, unnest(?::int8[]) as committed_at, unnest(?::int8[]) as closed_at,
                  unnest(?::bool[]) as settled, unnest(?::bool[]) as held_in_part, unnest(?::text[]) as audience,
                  unnest(?::bool[]) as test) as r
                cross join leader
              on conflict (id) do update set price = excluded.price, position_ticket = excluded.position_ticket,
                fill_price = excluded.fill_price, sl = excluded.sl, tp = excluded.tp, status = excluded.status,
                remaining = excluded.remaining, close_price = excluded.close_price, profit = excluded.profit,
                committed_at = excluded.committed_at, closed_at = excluded.closed_at, settled = excluded.settled,
                held_in_part = excluded.held_in_part
            ), created as (
              insert into trade_pairs (id, master_trade_id, subscription_id, follower_account_id, user_id, slave_symbol,
                ordered_type, slave_type, target_volume, share_volume, share_master_volume, volume_step, status, reason_code, reason,
                expires_at, decided_at, closed_at, no_worse)
              select id, trade, subscription, follower, owner, symbol, type, type, target, share, share_master, step, status,
                reason_code, reason, %2$s expires_at, %2$s decided_at, %2$s closed_at, no_worse
              from (select
                  unnest(?::int8[]) as id, unnest(?::int8[]) as trade, unnest(?::int8[]) as subscription,
                  unnest(?::int8[]) as follower, unnest(?::int8[]) as owner, unnest(?::text[]) as symbol,
                  unnest(?::text[]) as type, unnest(?::numeric[]) as target, unnest(?::numeric[]) as share,
                  unnest(?::numeric[]) as share_master, unnest(?::numeric[]) as step, unnest(?::text[]) as status,
                  unnest(?::text[]) as reason_code, unnest(?::text[]) as reason, unnest(?::int8[]) as expires_at,
                  unnest(?::int8[]) as decided_at, unnest(?::int8[]) as closed_at, unnest(?::bool[]) as no_worse) as r
                cross join leader
            ), balances as (
              insert into subscription_balances (subscription_id, balance)
              select subscription, balance
              from (select unnest(?::int8[]) as subscription, unnest(?::numeric[]) as balance) as r
                cross join leader
              on conflict (subscription_id) do update set balance = excluded.balance
            )
            update trade_pairs p set slave_symbol = r.symbol, ordered_type = r.ordered, slave_type = r.type, target_volume = r.target,
              share_volume = r.share, share_master_volume = r.share_master, volume_step = r.step,
              slave_ticket = r.ticket, slave_volume = r.filled, slave_remaining = r.remaining,
              open_price = r.open_price, close_price = r.close_price, profit = r.profit, status = r.status,
              reason_code = r.reason_code, reason = r.reason, modify_due = r.modify_due,
              committed_at = %2$s r.committed_at, sent_at = %2$s r.sent_at, answered_at = %2$s r.answered_at,
              closed_at = %2$s r.closed_at, open_unknown_since = %2$s r.open_unknown_since
            from (select
                unnest(?::int8[]) as id, unnest(?::text[]) as symbol, unnest(?::text[]) as ordered, unnest(?::text[]) as type,
                unnest(?::numeric[]) as target, unnest(?::numeric[]) as share, unnest(?::numeric[]) as share_master,
                unnest(?::numeric[]) as step, unnest(?::int8[]) as ticket, unnest(?::numeric[]) as filled,
                unnest(?::numeric[]) as remaining, unnest(?::numeric[]) as open_price, unnest(?::numeric[]) as close_price,
                unnest(?::numeric[]) as profit, unnest(?::text[]) as status, unnest(?::text[]) as reason_code,
                unnest(?::text[]) as reason, unnest(?::bool[]) as modify_due, unnest(?::int8[]) as committed_at,
                unnest(?::int8[]) as sent_at, unnest(?::int8[]) as answered_at, unnest(?::int8[]) as closed_at,
                unnest(?::int8[]) as open_unknown_since) as r
              cross join leader
            where p.id = r.id
            """.formatted(TRADE_COLUMNS, TIME);

    /** The first parameter is the epoch of the server that commits. */
    private static final int AFTER_EPOCH = 2;

    private JournalStatements() {}

    static int bindTrades(Connection connection, PreparedStatement statement, Collection<MasterTrade> trades)
            throws SQLException {
        return new Rows<>(connection, statement, AFTER_EPOCH, trades)
                .number(t -> t.id().value())
                .number(t -> t.master().value())
                .number(t -> t.ticket().value())
                .text(t -> t.opening().symbol().name())
                .text(t -> t.opening().type().name())
                .decimal(t -> t.opening().price().value())
                .optionalNumber(
                        t -> t.fill() == null ? null : t.fill().position().value())
                .decimal(t -> t.fill() == null ? null : t.fill().price().value())
                .decimal(t -> t.volume().value())
                .decimal(t -> t.stops().stopLoss().value())
                .decimal(t -> t.stops().takeProfit().value())
                .text(t -> t.status().name())
                .decimal(t -> t.remaining().value())
                .decimal(t -> t.closePrice() == null ? null : t.closePrice().value())
                .decimal(t -> t.profit() == null ? null : t.profit().amount())
                .optionalTime(t -> t.times().seenAt())
                .time(t -> t.times().receivedAt())
                .optionalTime(t -> t.times().committedAt())
                .optionalTime(t -> t.times().closedAt())
                .flag(MasterTrade::settled)
                .flag(MasterTrade::heldInPart)
                .text(t -> audience(t.opening().recipients()))
                .flag(t -> t.opening().recipients() != null
                        && t.opening().recipients().test())
                .next();
    }

    /** As PostgreSQL writes an array; an array of arrays could not be expanded. */
    private static @Nullable String audience(@Nullable Recipients recipients) {
        return recipients == null
                ? null
                : recipients.followers().stream().map(AccountId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static int bindCreated(Connection connection, PreparedStatement statement, int from, Collection<TradePair> pairs)
            throws SQLException {
        return new Rows<>(connection, statement, from, pairs)
                .number(p -> p.id().value())
                .number(p -> p.route().trade().value())
                .number(p -> p.route().subscription().value())
                .number(p -> p.follower().value())
                .number(p -> p.route().owner().value())
                .text(p -> p.wanted().symbol().name())
                .text(p -> p.wanted().type().name())
                .decimal(p -> p.wanted().volume().value())
                .decimal(p -> p.wanted().share().copy().value())
                .decimal(p -> p.wanted().share().master().value())
                .decimal(p -> p.wanted().share().step().value())
                .text(p -> p.status().name())
                .text(p -> p.reason() == null ? null : p.reason().code().name())
                .text(p -> p.reason() == null ? null : p.reason().text())
                .time(p -> p.wanted().expiresAt())
                .time(p -> p.stamps().decidedAt())
                .optionalTime(p -> p.stamps().closedAt())
                .flag(p -> p.wanted().noWorse())
                .next();
    }

    static int bindBalances(
            Connection connection, PreparedStatement statement, int from, Map<SubscriptionId, Money> balances)
            throws SQLException {
        return new Rows<>(connection, statement, from, balances.entrySet())
                .number(balance -> balance.getKey().value())
                .decimal(balance -> balance.getValue().amount())
                .next();
    }

    static void bindChanged(Connection connection, PreparedStatement statement, int from, Collection<TradePair> pairs)
            throws SQLException {
        new Rows<>(connection, statement, from, pairs)
                .number(p -> p.id().value())
                .text(p -> p.wanted().symbol().name())
                .text(p -> p.wanted().type().name())
                .text(p -> p.held() == null
                        ? p.wanted().type().name()
                        : p.held().type().name())
                .decimal(p -> p.wanted().volume().value())
                .decimal(p -> p.wanted().share().copy().value())
                .decimal(p -> p.wanted().share().master().value())
                .decimal(p -> p.wanted().share().step().value())
                .optionalNumber(p -> p.held() == null ? null : p.held().ticket().value())
                .decimal(p -> p.held() == null ? null : p.held().filled().value())
                .decimal(p -> p.held() == null ? null : p.held().volume().value())
                .decimal(p -> p.held() == null ? null : p.held().openPrice().value())
                .decimal(p -> p.held() == null || p.held().closePrice() == null
                        ? null
                        : p.held().closePrice().value())
                .decimal(p -> p.held() == null || p.held().profit() == null
                        ? null
                        : p.held().profit().amount())
                .text(p -> p.status().name())
                .text(p -> p.reason() == null ? null : p.reason().code().name())
                .text(p -> p.reason() == null ? null : p.reason().text())
                .flag(p -> p.wanted().modify())
                .optionalTime(p -> p.stamps().committedAt())
                .optionalTime(p -> p.stamps().sentAt())
                .optionalTime(p -> p.stamps().answeredAt())
                .optionalTime(p -> p.stamps().closedAt())
                .optionalTime(p -> p.stamps().unknownSince());
    }
}
