package com.termfleet.source.intake;

import com.termfleet.database.SequenceValues;
import com.termfleet.database.WithoutFlush;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import com.termfleet.source.SignalIntake.Outcome;
import com.termfleet.source.SourceRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The tables of requests and keys. Thread-safe; each method is one transaction. */
@Component
class RequestStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SELECT =
            "select id, account_id, received_at, request, signals, outcome from source_requests ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final SequenceValues tickets;

    RequestStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tickets = SequenceValues.of(jdbc, "source_tickets");
    }

    /** A stored request. {@code signals} is null until it is planned, {@code outcome} until it is carried out. */
    record Stored(
            long id,
            AccountId account,
            Instant receivedAt,
            SourceRequest request,
            @Nullable Signals signals,
            @Nullable Outcome outcome) {}

    record Signals(List<PlannedSignal> signals) {}

    /** @param isNew false if a request with this key was stored before */
    record Insertion(Stored stored, boolean isNew) {}

    /** Stores the request; an open with its signal at once, since nothing else decides what becomes of it. */
    Insertion insert(AccountId account, @Nullable String key, Instant receivedAt, SourceRequest request) {
        Fresh fresh = new Fresh(account, key, receivedAt, request);
        Optional<Stored> inserted = request instanceof SourceRequest.Open open && open.key() != null
                ? underKey(fresh, open, open.key())
                : underNoKey(fresh);
        return inserted.map(stored -> new Insertion(stored, true))
                .orElseGet(() ->
                        new Insertion(find(account, Objects.requireNonNull(key)).orElseThrow(), false));
    }

    /** A request that is to be stored. */
    private record Fresh(AccountId account, @Nullable String key, Instant receivedAt, SourceRequest request) {

        Map<String, @Nullable Object> parameters(@Nullable Signals signals) {
            Map<String, @Nullable Object> all = new HashMap<>();
            all.put("account", account.value());
            all.put("key", key);
            all.put("at", receivedAt.atOffset(ZoneOffset.UTC));
            all.put("request", JSON.writerFor(SourceRequest.class).writeValueAsString(request));
            all.put("signals", signals == null ? null : JSON.writeValueAsString(signals));
            return all;
        }

        Stored stored(long id, @Nullable Signals signals) {
            return new Stored(id, account, receivedAt, request, signals, null);
        }
    }

    private Optional<Stored> underNoKey(Fresh fresh) {
        return inserted(fresh, fresh.request() instanceof SourceRequest.Open open ? planned(open, nextTicket()) : null);
    }

    /** Nearly always nothing has this key yet: one statement, with one commit. */
    private Optional<Stored> underKey(Fresh fresh, SourceRequest.Open open, String trade) {
        Ticket ticket = nextTicket();
        Signals signals = planned(open, ticket);
        Optional<Long> id = jdbc.sql("""
                        with fresh as (
                            insert into source_keys (account_id, key, ticket) values (:account, :trade, :ticket)
                            on conflict do nothing returning ticket)
                        insert into source_requests (account_id, request_key, received_at, request, signals)
                        select :account, :key, :at, cast(:request as jsonb), cast(:signals as jsonb) from fresh
                        on conflict (account_id, request_key) do nothing
                        returning id""")
                .params(fresh.parameters(signals))
                .param("trade", trade)
                .param("ticket", ticket.value())
                .query(Long.class)
                .optional();
        return id.map(found -> fresh.stored(found, signals)).or(() -> underKnownKey(fresh, open, trade));
    }

    private Optional<Stored> underKnownKey(Fresh fresh, SourceRequest.Open open, String trade) {
        Optional<Stored> result =
                transactions.execute(_ -> inserted(fresh, planned(open, ticketFor(fresh.account(), trade))));
        return Objects.requireNonNull(result);
    }

    private static Signals planned(SourceRequest.Open open, Ticket ticket) {
        return new Signals(List.of(RequestPlanner.open(open, ticket)));
    }

    /** Empty if a request with this key was stored before. */
    private Optional<Stored> inserted(Fresh fresh, @Nullable Signals signals) {
        return jdbc.sql("""
                        insert into source_requests (account_id, request_key, received_at, request, signals)
                        values (:account, :key, :at, cast(:request as jsonb), cast(:signals as jsonb))
                        on conflict (account_id, request_key) do nothing
                        returning id""")
                .params(fresh.parameters(signals))
                .query(Long.class)
                .optional()
                .map(id -> fresh.stored(id, signals));
    }

    /** The ticket of this key, given out now if it has none yet. */
    private Ticket ticketFor(AccountId account, String key) {
        return new Ticket(jdbc.sql("""
                        insert into source_keys (account_id, key, ticket) values (:account, :key, :ticket)
                        on conflict (account_id, key) do update set key = excluded.key returning ticket""")
                .param("account", account.value())
                .param("key", key)
                .param("ticket", nextTicket().value())
                .query(Long.class)
                .single());
    }

    Ticket nextTicket() {
        return new Ticket(tickets.next());
    }

    Optional<Ticket> ticket(AccountId account, String key) {
        return jdbc.sql("select ticket from source_keys where account_id = :account and key = :key")
                .param("account", account.value())
                .param("key", key)
                .query(Long.class)
                .optional()
                .map(Ticket::new);
    }

    void planned(long id, Signals signals) {
        jdbc.sql("update source_requests set signals = cast(:signals as jsonb) where id = :id")
                .param("signals", JSON.writeValueAsString(signals))
                .param("id", id)
                .update();
    }

    /** Not waited for until it is on the disk: a request whose outcome is lost is carried out again, which changes nothing. */
    void finished(long id, Outcome outcome) {
        jdbc.sql("update source_requests set outcome = cast(:outcome as jsonb) where id = :id returning "
                        + WithoutFlush.COLUMN)
                .param("outcome", JSON.writeValueAsString(outcome))
                .param("id", id)
                .query(String.class)
                .list();
    }

    Stored reload(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(RequestStore::row)
                .single();
    }

    /** In the order in which they came. */
    List<Stored> unfinished() {
        return jdbc.sql(SELECT + "where outcome is null order by id")
                .query(RequestStore::row)
                .list();
    }

    private Optional<Stored> find(AccountId account, String key) {
        return jdbc.sql(SELECT + "where account_id = :account and request_key = :key")
                .param("account", account.value())
                .param("key", key)
                .query(RequestStore::row)
                .optional();
    }

    private static Stored row(ResultSet row, int number) throws SQLException {
        String signals = row.getString("signals");
        String outcome = row.getString("outcome");
        return new Stored(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                JSON.readValue(row.getString("request"), SourceRequest.class),
                signals == null ? null : JSON.readValue(signals, Signals.class),
                outcome == null ? null : JSON.readValue(outcome, Outcome.class));
    }
}
