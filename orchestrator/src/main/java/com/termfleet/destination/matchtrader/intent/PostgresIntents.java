package com.termfleet.destination.matchtrader.intent;

import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables match_trader_intents, match_trader_tickets and match_trader_socket_items. */
public final class PostgresIntents implements Intents {

    private static final String FIND = "select * from match_trader_intents where account_id = ? and command_id = ?";

    private final JdbcClient jdbc;

    public PostgresIntents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean begin(Intent intent) {
        return jdbc.sql("""
                insert into match_trader_intents (account_id, command_id, pair_id, master_ticket, kind, symbol, order_type,
                    lots, price, broker_id, known, state, sent_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                intent.account().value(),
                                intent.command(),
                                intent.pair().value(),
                                intent.masterTicket().value(),
                                intent.kind().name(),
                                intent.symbol().name(),
                                intent.type().name(),
                                intent.lots().value(),
                                intent.price().value())
                        .param(intent.brokerId())
                        .params(
                                (Object) intent.known().toArray(String[]::new),
                                intent.state().name(),
                                at(intent.sentAt()))
                        .update()
                > 0;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Optional<Intent> find(AccountId account, long command) {
        return jdbc.sql(FIND)
                .params(account.value(), command)
                .query(PostgresIntents::intent)
                .optional();
    }

    @Override
    public void end(Intent intent) {
        jdbc.sql("""
                update match_trader_intents set state = ?, broker_id = ?, retcode = ?, answer = ?
                where account_id = ? and command_id = ?""")
                .param(intent.state().name())
                .param(intent.brokerId())
                .params(intent.retcode(), intent.answer(), intent.account().value(), intent.command())
                .update();
    }

    @Override
    public void withdraw(Intent intent) {
        jdbc.sql(
                        "delete from match_trader_intents where account_id = ? and command_id = ? and state in ('SENT', 'UNKNOWN')")
                .params(intent.account().value(), intent.command())
                .update();
    }

    @Override
    public List<Intent> openEnded(AccountId account) {
        return jdbc.sql("""
                select * from match_trader_intents where account_id = ? and state in ('SENT', 'UNKNOWN')
                order by sent_at, command_id""")
                .param(account.value())
                .query(PostgresIntents::intent)
                .list();
    }

    @Override
    public List<Intent> placed(AccountId account) {
        return jdbc.sql("""
                select * from match_trader_intents placed
                where account_id = ? and kind = 'OPEN' and state = 'DONE' and order_type not in ('BUY', 'SELL')
                    and not exists (
                        select from match_trader_intents removed
                        where removed.account_id = placed.account_id and removed.broker_id = placed.broker_id
                            and removed.kind = 'CANCEL' and removed.state = 'DONE')
                    and not exists (
                        select from match_trader_tickets filled
                        where filled.account_id = placed.account_id and filled.pair_id = placed.pair_id
                            and filled.broker_id <> placed.broker_id)
                order by sent_at, command_id""")
                .param(account.value())
                .query(PostgresIntents::intent)
                .list();
    }

    private static Intent intent(ResultSet row, int number) throws SQLException {
        return new Intent(
                new AccountId(row.getLong("account_id")),
                row.getLong("command_id"),
                new PairId(row.getLong("pair_id")),
                new Ticket(row.getLong("master_ticket")),
                Intent.Kind.valueOf(row.getString("kind")),
                Symbol.of(row.getString("symbol")),
                OrderType.valueOf(row.getString("order_type")),
                new Lots(row.getBigDecimal("lots")),
                new Price(row.getBigDecimal("price")),
                row.getString("broker_id"),
                Set.of((String[]) row.getArray("known").getArray()),
                Intent.State.valueOf(row.getString("state")),
                row.getInt("retcode"),
                row.getString("answer"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Map<String, Numbered> number(AccountId account, List<String> brokerIds) {
        Map<String, Numbered> known = numbered(account, brokerIds);
        Set<String> missing = new HashSet<>(brokerIds);
        missing.removeAll(known.keySet());
        if (missing.isEmpty()) {
            return known;
        }
        jdbc.sql("""
                insert into match_trader_tickets (account_id, broker_id) select ?, unnest(?::text[])
                on conflict do nothing""")
                .params(account.value(), missing.stream().sorted().toArray(String[]::new))
                .update();
        return numbered(account, brokerIds);
    }

    private Map<String, Numbered> numbered(AccountId account, List<String> brokerIds) {
        Map<String, Numbered> found = new HashMap<>();
        jdbc.sql("""
                select broker_id, ticket, pair_id from match_trader_tickets
                where account_id = ? and broker_id = any(?::text[])""").params(account.value(), brokerIds.toArray(String[]::new)).query(row -> {
            found.put(row.getString("broker_id"), numbered(row));
        });
        return found;
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        long pair = row.getLong("pair_id");
        @Nullable PairId owner = row.wasNull() ? null : new PairId(pair);
        return new Numbered(new Ticket(row.getLong("ticket")), owner);
    }

    @Override
    public Numbered assign(AccountId account, String brokerId, PairId pair) {
        return jdbc.sql("""
                insert into match_trader_tickets (account_id, broker_id, pair_id) values (?, ?, ?)
                on conflict (account_id, broker_id) do update set pair_id = excluded.pair_id
                returning ticket, pair_id""")
                .params(account.value(), brokerId, pair.value())
                .query((row, number) -> numbered(row))
                .single();
    }

    @Override
    public Optional<String> brokerId(AccountId account, Ticket ticket) {
        return jdbc.sql("select broker_id from match_trader_tickets where account_id = ? and ticket = ?")
                .params(account.value(), ticket.value())
                .query(String.class)
                .optional();
    }

    @Override
    public boolean isListing(URI broker) {
        return jdbc.sql("select exists (select from match_trader_listing_brokers where base_url = ?)")
                .param(broker.toString())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void foundListing(URI broker) {
        jdbc.sql("insert into match_trader_listing_brokers (base_url) values (?) on conflict do nothing")
                .param(broker.toString())
                .update();
    }

    @Override
    public List<BrokerItem> socketItems(AccountId account) {
        return jdbc.sql("select * from match_trader_socket_items where account_id = ? order by broker_id")
                .param(account.value())
                .query((row, number) -> new BrokerItem(
                        row.getString("broker_id"),
                        OrderType.valueOf(row.getString("order_type")),
                        Symbol.of(row.getString("symbol")),
                        new Lots(row.getBigDecimal("lots")),
                        new Price(row.getBigDecimal("price")),
                        new Price(row.getBigDecimal("stop_loss")),
                        new Price(row.getBigDecimal("take_profit")),
                        null,
                        null,
                        ""))
                .list();
    }

    @Override
    public void putSocketItem(AccountId account, BrokerItem item) {
        jdbc.sql("""
                insert into match_trader_socket_items
                    (account_id, broker_id, symbol, order_type, lots, price, stop_loss, take_profit)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id, broker_id) do update set order_type = excluded.order_type, lots = excluded.lots,
                    price = excluded.price, stop_loss = excluded.stop_loss, take_profit = excluded.take_profit""")
                .params(
                        account.value(),
                        item.id(),
                        item.symbol().name(),
                        item.type().name(),
                        item.lots().value(),
                        item.price().value(),
                        item.stopLoss().value(),
                        item.takeProfit().value())
                .update();
    }

    @Override
    public void removeSocketItem(AccountId account, String brokerId) {
        jdbc.sql("delete from match_trader_socket_items where account_id = ? and broker_id = ?")
                .params(account.value(), brokerId)
                .update();
    }
}
