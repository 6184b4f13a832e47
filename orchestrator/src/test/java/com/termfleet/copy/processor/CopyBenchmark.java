package com.termfleet.copy.processor;

import com.termfleet.copy.journal.PostgresArchive;
import com.termfleet.copy.journal.PostgresJournal;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One signal to 500 followers without sockets: how long deciding and committing take, with PostgreSQL as durable as in the
 * server. To be run by hand; it asserts nothing. Arguments are statements to run first, for example to drop an index.
 */
final class CopyBenchmark {

    private static final int FOLLOWERS = 500;
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 400;

    private final Rig rig;
    private final DataSource database;
    private final Cpu cpu = new Cpu();
    private final long[] opens = new long[ROUNDS];
    private final long[] answers = new long[ROUNDS];
    private final long[] closes = new long[ROUNDS];
    private final long[] commits = new long[ROUNDS];

    private CopyBenchmark(Rig rig, DataSource database) {
        this.rig = rig;
        this.database = database;
    }

    public static void main(String[] statements) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "128MB")
                .start()) {
            DataSource database = server.getPostgresDatabase();
            Flyway.configure().dataSource(database).load().migrate();
            prepare(database, statements);
            try (TimedJournal journal = new TimedJournal(new PostgresJournal(database, Duration.ofSeconds(5)))) {
                new CopyBenchmark(new Rig(journal, new PostgresArchive(database), Clock.systemUTC()), database)
                        .run(journal);
            }
        }
    }

    private static void prepare(DataSource database, String[] statements) throws Exception {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')");
            sql.execute("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                    + " select 'a' || i, 1, case when i = 1 then 'MASTER' else 'FOLLOWER' end, 'EXTERNAL', '',"
                    + " int4send(i) from generate_series(1, " + (FOLLOWERS + 1) + ") i");
            sql.execute("insert into subscriptions (master_account_id, follower_account_id, sizing_mode, sizing_value,"
                    + " reverse, min_lot_to_copy, force_min_lot, symbol_map, copy_stop_loss, copy_take_profit,"
                    + " max_signal_age_ms, existing_positions) select 1, i, 'MULTIPLIER', 1.5, false, 0, false, '{}', true,"
                    + " true, 5000, 'SKIP' from generate_series(2, " + (FOLLOWERS + 1) + ") i");
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private void run(TimedJournal journal) throws Exception {
        rig.run();
        for (int i = 0; i < FOLLOWERS; i++) {
            rig.connect(AccountId.of(i + 2));
        }
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            if (round == 0) {
                cpu.backend = backend();
            }
            round(round, journal);
        }
        print("open: decide, commit, hand over", opens);
        print("  of it the journal", commits);
        print("500 answers in one turn", answers);
        print("close: decide, commit, hand over", closes);
        cpu.print("open", 0, ROUNDS);
        cpu.print("answers", 1, ROUNDS);
        cpu.print("close", 2, ROUNDS);
    }

    private long backend() throws Exception {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select pid from pg_stat_activity where query like 'with leader%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void round(int round, TimedJournal journal) {
        long ticket = 1_000_000L + round;
        cpu.begin();
        long begin = System.nanoTime();
        rig.open(ticket, "0.10");
        long opened = System.nanoTime();
        cpu.end(0, round);
        long committed = journal.lastNanos;
        List<Order> orders = rig.sent();
        CopyEvent[] reports = orders.stream()
                .map(order -> new CopyEvent.Reported(rig.openedReport((Order.Open) order, ticket * 1000)))
                .toArray(CopyEvent[]::new);
        cpu.begin();
        long answering = System.nanoTime();
        rig.run(reports);
        long answered = System.nanoTime();
        cpu.end(1, round);
        cpu.begin();
        long closing = System.nanoTime();
        rig.close(ticket);
        long closed = System.nanoTime();
        cpu.end(2, round);
        CopyEvent[] ends = rig.sent().stream()
                .map(order -> new CopyEvent.Reported(rig.closedReport((Order.Close) order, "0")))
                .toArray(CopyEvent[]::new);
        rig.run(ends);
        if (round >= 0) {
            opens[round] = opened - begin;
            commits[round] = committed;
            answers[round] = answered - answering;
            closes[round] = closed - closing;
        }
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-36s median %.2f ms, 90th %.2f ms, 99th %.2f ms%n",
                what,
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS * 9 / 10] / 1e6,
                nanos[ROUNDS * 99 / 100] / 1e6);
    }

    /** Processor time of this thread and of the database's process: on a busy machine the steadier measure. */
    private static final class Cpu {

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long[] java = new long[3];
        private final long[] postgres = new long[3];
        private long backend;
        private long javaBegin;
        private long postgresBegin;

        void begin() {
            javaBegin = threads.getCurrentThreadCpuTime();
            postgresBegin = postgres();
        }

        void end(int step, int round) {
            if (round >= 0) {
                java[step] += threads.getCurrentThreadCpuTime() - javaBegin;
                postgres[step] += postgres() - postgresBegin;
            }
        }

        private long postgres() {
            if (backend == 0) {
                return 0;
            }
            try {
                String times = Files.readString(Path.of("/proc/" + backend + "/schedstat"));
                return Long.parseLong(times.substring(0, times.indexOf(' ')));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void print(String what, int step, int rounds) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s processor time: %.2f ms here, %.2f ms in the database%n",
                    what,
                    java[step] / 1e6 / rounds,
                    postgres[step] / 1e6 / rounds);
        }
    }
}
