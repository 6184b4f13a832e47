package com.termfleet.destination.polled;

import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table polled_offers. Thread-safe; each method is one statement. */
final class Offers {

    private static final int MOST_AT_ONCE = 10;

    private final JdbcClient jdbc;

    Offers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is to be handed out; its fields are those of {@link OfferRow}. */
    record Fresh(
            AccountId account,
            long command,
            PairId pair,
            Ticket masterTicket,
            Kind kind,
            @Nullable OrderType type,
            Symbol symbol,
            Lots lots,
            @Nullable Lots remaining,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable Ticket ticket,
            @Nullable Instant expiresAt) {}

    /** @return whether it is new; a repeat of its command changes nothing */
    boolean add(Fresh offer, Instant now) {
        Lots remaining = offer.remaining();
        OrderType type = offer.type();
        Ticket ticket = offer.ticket();
        Instant expiresAt = offer.expiresAt();
        return jdbc.sql("""
                        insert into polled_offers (account_id, command_id, pair_id, master_ticket, kind, order_type, symbol, lots,
                            remaining, price, sl, tp, ticket, status, expires_at, created_at)
                        values (:account, :command, :pair, :master, :kind, :type, :symbol, :lots,
                            :remaining, :price, :sl, :tp, :ticket, 'WAITING', :expires, :now)
                        on conflict (account_id, command_id) do nothing""")
                        .param("account", offer.account().value())
                        .param("command", offer.command())
                        .param("pair", offer.pair().value())
                        .param("master", offer.masterTicket().value())
                        .param("kind", offer.kind().name())
                        .param("type", type == null ? null : type.name())
                        .param("symbol", offer.symbol().name())
                        .param("lots", offer.lots().value())
                        .param("remaining", remaining == null ? null : remaining.value())
                        .param("price", offer.price().value())
                        .param("sl", offer.stopLoss().value())
                        .param("tp", offer.takeProfit().value())
                        .param("ticket", ticket == null ? null : ticket.value())
                        .param("expires", expiresAt == null ? null : Sql.utc(expiresAt))
                        .param("now", Sql.utc(now))
                        .update()
                == 1;
    }

    Optional<OfferRow> find(AccountId account, long command) {
        return jdbc.sql("select * from polled_offers where account_id = :account and command_id = :command for update")
                .param("account", account.value())
                .param("command", command)
                .query(Offers::row)
                .optional();
    }

    /** Earlier orders of these kinds for the same trade are not offered any more. */
    void replace(AccountId account, Ticket ticket, List<Kind> kinds, long command, Instant now) {
        jdbc.sql("""
                        update polled_offers set status = 'REPLACED', ended_at = :now
                        where account_id = :account and ticket = :ticket and kind in (:kinds) and command_id <> :command
                          and status in ('WAITING', 'HANDED_OUT')""")
                .param("account", account.value())
                .param("ticket", ticket.value())
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .param("command", command)
                .param("now", Sql.utc(now))
                .update();
    }

    /**
     * Opens come before closes and changes: the first experts look at the first of a list only and know opens alone. Only opens come
     * again when their lease has ended; the rest is ordered anew by whoever ordered it.
     */
    List<OfferRow> handOut(AccountId account, Instant now, Duration lease) {
        return jdbc
                .sql("""
                        with due as (
                            select id as due_id from polled_offers
                            where account_id = :account and status in ('WAITING', 'HANDED_OUT')
                              and (expires_at is null or expires_at > :now)
                              and (status = 'WAITING' or (kind = 'OPEN' and lease_until <= :now))
                            order by kind <> 'OPEN', id limit :most for update skip locked)
                        update polled_offers set status = 'HANDED_OUT', lease_until = :lease, handed_at = :now,
                            handed_out = handed_out + 1
                        from due where id = due_id returning polled_offers.*""")
                .param("account", account.value())
                .param("now", Sql.utc(now))
                .param("lease", Sql.utc(now.plus(lease)))
                .param("most", MOST_AT_ONCE)
                .query(Offers::row)
                .list()
                .stream()
                .sorted(Comparator.comparing((OfferRow row) -> row.kind() != Kind.OPEN)
                        .thenComparing(OfferRow::id))
                .toList();
    }

    /** Whether nothing waits or is with an expert: nothing is handed out before something is added. */
    boolean hasNone(AccountId account) {
        return jdbc.sql("""
                        select not exists (
                            select from polled_offers where account_id = :account and status in ('WAITING', 'HANDED_OUT'))""")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The open that a confirmation without an id means: one that was handed out, of the same side and symbol, which the broker may
     * write with a suffix; rather with the same volume, and the one handed out last. If none is left, one that was handed out more
     * than once and is confirmed already: then two experts have executed it.
     */
    Optional<OfferRow> openLike(AccountId account, Confirmation confirmed, Instant handedSince) {
        return jdbc.sql("""
                        select * from polled_offers
                        where account_id = :account and kind = 'OPEN' and handed_out > 0 and handed_at > :since
                          and (status in ('WAITING', 'HANDED_OUT', 'UNCONFIRMED') or (status = 'CONFIRMED' and handed_out > 1))
                          and (order_type = :type or order_type like :type || '\\_%')
                          and starts_with(lower(:symbol), lower(symbol))
                        order by status = 'CONFIRMED', order_type = :type desc, lower(symbol) = lower(:symbol) desc,
                            lots = :volume desc, handed_at desc, id
                        limit 1 for update""")
                .param("account", account.value())
                .param("since", Sql.utc(handedSince))
                .param("type", confirmed.action().name())
                .param("symbol", confirmed.symbol())
                .param("volume", confirmed.volume().value())
                .query(Offers::row)
                .optional();
    }

    /** The newest order to end or change this trade that is not confirmed, if one was ever handed out. */
    Optional<OfferRow> handedOut(AccountId account, Ticket ticket, Kind kind) {
        return jdbc.sql("""
                        select * from polled_offers
                        where account_id = :account and ticket = :ticket and kind = :kind and handed_out > 0
                          and status in ('HANDED_OUT', 'UNCONFIRMED', 'REPLACED')
                        order by id desc limit 1 for update""")
                .param("account", account.value())
                .param("ticket", ticket.value())
                .param("kind", kind.name())
                .query(Offers::row)
                .optional();
    }

    /** Nothing is to be done to a trade that is closed. */
    void endAllOf(AccountId account, Ticket ticket, Instant now) {
        jdbc.sql("""
                        update polled_offers set status = 'REPLACED', ended_at = :now
                        where account_id = :account and ticket = :ticket and kind <> 'OPEN' and status in ('WAITING', 'HANDED_OUT')""")
                .param("account", account.value())
                .param("ticket", ticket.value())
                .param("now", Sql.utc(now))
                .update();
    }

    void confirm(OfferRow offer, Ticket ticket, Instant now) {
        jdbc.sql("update polled_offers set status = 'CONFIRMED', ticket = :ticket, ended_at = :now where id = :id")
                .param("ticket", ticket.value())
                .param("now", Sql.utc(now))
                .param("id", offer.id())
                .update();
    }

    /** An expert that works on one order of a list confirms it and asks anew: what was handed out after it is offered again. */
    void release(OfferRow confirmed, Instant now) {
        jdbc.sql("""
                        update polled_offers set status = 'WAITING', lease_until = null
                        where account_id = :account and kind = 'OPEN' and status = 'HANDED_OUT' and expires_at > :now
                          and id > :id and handed_at = :handed""")
                .param("account", confirmed.account().value())
                .param("id", confirmed.id())
                .param("handed", Sql.utc(Objects.requireNonNull(confirmed.handedAt())))
                .param("now", Sql.utc(now))
                .update();
    }

    /** Of a trade that an expert cannot close, there is a new order every minute. */
    void forgetUnconfirmed(AccountId account, Ticket ticket, Instant before) {
        jdbc.sql("""
                        delete from polled_offers
                        where account_id = :account and ticket = :ticket and kind <> 'OPEN'
                          and status in ('UNCONFIRMED', 'REPLACED') and ended_at < :before""")
                .param("account", account.value())
                .param("ticket", ticket.value())
                .param("before", Sql.utc(before))
                .update();
    }

    /** For which something waits, or is with an expert. */
    List<AccountId> accounts() {
        return jdbc.sql("select distinct account_id from polled_offers where status in ('WAITING', 'HANDED_OUT')")
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    /** @return what no expert had */
    List<OfferRow> withdraw(AccountId account, PairId pair, Instant now) {
        return jdbc
                .sql("""
                        update polled_offers set ended_at = :now,
                            status = case when handed_out = 0 then 'WITHDRAWN' else 'UNCONFIRMED' end
                        where account_id = :account and pair_id = :pair and kind = 'OPEN' and status in ('WAITING', 'HANDED_OUT')
                        returning *""")
                .param("account", account.value())
                .param("pair", pair.value())
                .param("now", Sql.utc(now))
                .query(Offers::row)
                .list()
                .stream()
                .filter(row -> row.status() == OfferRow.Status.WITHDRAWN)
                .toList();
    }

    /** @return the opens that no expert had in time */
    List<OfferRow> expire(Instant now) {
        return jdbc.sql("""
                        update polled_offers set ended_at = :now,
                            status = case when handed_out = 0 then 'EXPIRED' else 'UNCONFIRMED' end
                        where kind = 'OPEN' and status in ('WAITING', 'HANDED_OUT') and expires_at <= :now returning *""").param("now", Sql.utc(now)).query(Offers::row).list().stream()
                .filter(row -> row.status() == OfferRow.Status.EXPIRED)
                .toList();
    }

    /** @return the closes and changes whose lease has ended without a confirmation; they are not offered any more */
    List<OfferRow> endLeases(Instant now) {
        return jdbc.sql("""
                        update polled_offers set ended_at = :now, status = 'UNCONFIRMED'
                        where kind <> 'OPEN' and status = 'HANDED_OUT' and lease_until <= :now returning *""").param("now", Sql.utc(now)).query(Offers::row).list();
    }

    private static OfferRow row(ResultSet row, int number) throws SQLException {
        String type = row.getString("order_type");
        BigDecimal remaining = row.getBigDecimal("remaining");
        long ticket = row.getLong("ticket");
        return new OfferRow(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getLong("command_id"),
                new PairId(row.getLong("pair_id")),
                new Ticket(row.getLong("master_ticket")),
                Kind.valueOf(row.getString("kind")),
                type == null ? null : OrderType.valueOf(type),
                Symbol.of(row.getString("symbol")),
                new Lots(row.getBigDecimal("lots")),
                remaining == null ? null : new Lots(remaining),
                new Price(row.getBigDecimal("price")),
                new Price(row.getBigDecimal("sl")),
                new Price(row.getBigDecimal("tp")),
                ticket == 0 ? null : new Ticket(ticket),
                OfferRow.Status.valueOf(row.getString("status")),
                row.getInt("handed_out"),
                Sql.instant(row, "created_at"),
                Sql.nullable(row, "handed_at"));
    }
}
