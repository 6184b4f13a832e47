package com.termfleet.terminal.store;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.terminal.TerminalEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The terminals' events in the database. Written by one thread in batches, since events come from threads that must not
 * wait for the database. While {@value #CAPACITY} events are queued, new ones are dropped and counted in the server's
 * log.
 */
@Component
public class EventLog implements AutoCloseable {

    private static final int CAPACITY = 10_000;
    private static final int BATCH = 200;
    private static final Logger log = LoggerFactory.getLogger(EventLog.class);

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong leftOut = new AtomicLong();
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Thread writer;

    public EventLog(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.writer = Thread.ofVirtual().name("terminal-events").start(this::write);
    }

    private record Entry(AccountId account, Instant at, TerminalEvent.Kind kind, String text) {}

    /** Returns at once; the event is stored later. */
    public void add(AccountId account, Instant at, TerminalEvent.Kind kind, String text) {
        if (!waiting.offer(new Entry(account, at, kind, text))) {
            leftOut.incrementAndGet();
        }
    }

    public Page<TerminalEvent> of(AccountId account, PageRequest page) {
        long total = jdbc.sql("select count(*) from terminal_events where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
        List<TerminalEvent> events = jdbc.sql("""
                        select id, at, kind, text from terminal_events where account_id = :account
                        order by id desc limit :limit offset :offset""")
                .param("account", account.value())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((rs, _) -> new TerminalEvent(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        TerminalEvent.Kind.valueOf(rs.getString("kind")),
                        rs.getString("text")))
                .list();
        return Page.of(events, page, total);
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                store(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Entry> batch) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                batches.batchUpdate(
                        "insert into terminal_events (account_id, at, kind, text) values (?, ?, ?, ?)",
                        batch,
                        BATCH,
                        (statement, entry) -> {
                            statement.setLong(1, entry.account().value());
                            statement.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
                            statement.setString(3, entry.kind().name());
                            statement.setString(4, entry.text());
                        });
                reportLeftOut();
                return;
            } catch (DataAccessException | TransactionException e) {
                if (attempt == 0) {
                    log.warn("Terminal events not written yet; retrying error={}", e.getMessage());
                }
                Thread.sleep(1_000);
            }
        }
    }

    private void reportLeftOut() {
        long count = leftOut.getAndSet(0);
        if (count > 0) {
            log.warn("Terminal events dropped while the database was unreachable count={}", count);
        }
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
