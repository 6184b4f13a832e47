package com.termfleet.source.intake;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The tables of requests and keys. Thread-safe; each method is one transaction. */
@Component
class RequestStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int TICKETS_AT_ONCE = 100;

    private static final String SELECT =
            "select id, account_id, received_at, request, signals, outcome from source_requests ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Queue<Long> tickets = new ConcurrentLinkedQueue<>();

    RequestStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
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
        String trade = request instanceof SourceRequest.Open open ? open.key() : null;
        Optional<Stored> inserted = trade == null
                ? inserted(account, key, receivedAt, request, null)
                : transactions.execute(_ -> inserted(account, key, receivedAt, request, ticketFor(account, trade)));
        return Objects.requireNonNull(inserted)
                .map(stored -> new Insertion(stored, true))
                .orElseGet(() ->
                        new Insertion(find(account, Objects.requireNonNull(key)).orElseThrow(), false));
    }

    /**
     * Empty if a request with this key was stored before.
     *
     * @param ticket of what it opens; null for one that is given out now
     */
    private Optional<Stored> inserted(
            AccountId account,
            @Nullable String key,
            Instant receivedAt,
            SourceRequest request,
            @Nullable Ticket ticket) {
        Signals signals = request instanceof SourceRequest.Open open
                ? new Signals(List.of(RequestPlanner.open(open, ticket == null ? nextTicket() : ticket)))
                : null;
        return jdbc.sql("""
                        insert into source_requests (account_id, request_key, received_at, request, signals)
                        values (:account, :key, :at, cast(:request as jsonb), cast(:signals as jsonb))
                        on conflict (account_id, request_key) do nothing
                        returning id""")
                .param("account", account.value())
                .param("key", key)
                .param("at", receivedAt.atOffset(ZoneOffset.UTC))
                .param("request", JSON.writerFor(SourceRequest.class).writeValueAsString(request))
                .param("signals", signals == null ? null : JSON.writeValueAsString(signals))
                .query(Long.class)
                .optional()
                .map(id -> new Stored(id, account, receivedAt, request, signals, null));
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

    /** Tickets are fetched many at a time; those that are not used when the server stops are left out. */
    Ticket nextTicket() {
        for (Long ticket = tickets.poll(); ; ticket = tickets.poll()) {
            if (ticket != null) {
                return new Ticket(ticket);
            }
            tickets.addAll(jdbc.sql("select nextval('source_tickets') from generate_series(1, :count)")
                    .param("count", TICKETS_AT_ONCE)
                    .query(Long.class)
                    .list());
        }
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
