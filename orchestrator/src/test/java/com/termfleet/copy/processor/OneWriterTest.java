package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.Leadership;
import com.termfleet.copy.journal.PostgresArchive;
import com.termfleet.copy.journal.PostgresJournal;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.database.LeadershipListener;
import com.termfleet.database.LeadershipListener.Step;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processors on one real PostgreSQL: one decides, the other waits, and a late commit of a former one is harmless. */
class OneWriterTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresJournal first = new PostgresJournal(database.dataSource(), Duration.ofSeconds(5));
    private final Archive archive = new PostgresArchive(database.dataSource());
    private final PostgresJournal second = new PostgresJournal(database.dataSource(), Duration.ofSeconds(5));

    @BeforeEach
    void a_master() throws SQLException {
        run("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')");
        run("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                + " values ('a', 1, 'MASTER', 'EXTERNAL', '', decode('01', 'hex'))");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void the_second_server_waits_as_a_standby_and_takes_over_when_the_first_is_gone() {
        Rig leader = new Rig(first, archive);
        leader.run();
        Rig standby = new Rig(second, archive);
        standby.run();
        assertThat(leader.isReady()).isTrue();
        assertThat(standby.isReady()).isFalse();
        assertThat(standby.open(100, "0.10").refusal).isEqualTo(Refusal.UNAVAILABLE);
        Rig.Answer answer = leader.open(100, "0.10");
        assertThat(answer.trade).isNotNull();

        first.close();

        await().until(() -> {
            standby.pass(Duration.ofSeconds(2));
            return standby.isReady();
        });
        assertThat(standby.open(100, "0.10").trade).isEqualTo(answer.trade);
    }

    @Test
    void an_idle_leader_notices_that_another_server_has_taken_over() throws SQLException {
        Rig leader = new Rig(first, archive);
        leader.run();
        assertThat(leader.isReady()).isTrue();
        try (Connection other = database.dataSource().getConnection()) {
            takeLeadFrom(other);

            leader.pass(Duration.ofSeconds(2));
            leader.run();

            assertThat(leader.isReady()).isFalse();
        }
    }

    @Test
    void those_whom_the_lead_concerns_are_told_in_order_and_again_when_it_is_lost() throws SQLException {
        List<String> told = new ArrayList<>();
        Lead lead = new Lead(first, List.of(listener(told, Step.ADMIT), listener(told, Step.LOAD)));
        assertThat(lead.take(Instant.now())).isTrue();
        assertThat(told).containsExactly("LOAD taken", "ADMIT taken");
        told.clear();
        try (Connection other = database.dataSource().getConnection()) {
            takeLeadFrom(other);

            assertThatThrownBy(() -> lead.confirm(Instant.now())).isInstanceOf(JournalException.class);
            lead.lost();
            assertThat(lead.take(Instant.now())).isFalse();

            assertThat(told).containsExactly("ADMIT lost", "LOAD lost", "ADMIT standing by", "LOAD standing by");
        }
    }

    private static LeadershipListener listener(List<String> told, Step step) {
        return new LeadershipListener() {
            @Override
            public Step step() {
                return step;
            }

            @Override
            public void leadershipTaken() {
                told.add(step + " taken");
            }

            @Override
            public void leadershipLost() {
                told.add(step + " lost");
            }

            @Override
            public void standingBy() {
                told.add(step + " standing by");
            }
        };
    }

    /** The leader's connection breaks, and this one gets the lock that it held. */
    private static void takeLeadFrom(Connection other) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                    + " and database = (select oid from pg_database where datname = current_database())");
            statement.execute("select pg_advisory_lock(" + 0x5465726D466C6565L + ")");
        }
    }

    @Test
    void a_snapshot_from_before_another_server_led_closes_nothing() throws SQLException {
        Rig former = new Rig(first, archive);
        former.run();
        Rig leader = new Rig(second, archive);
        leader.pass(Duration.ofHours(1));
        leader.masterHolds();
        former.open(100, "0.10");

        first.close();

        await().until(() -> {
            leader.pass(Duration.ofSeconds(2));
            return leader.isReady();
        });
        assertThat(number("select count(*) from master_trades where status = 'OPEN'"))
                .isEqualTo(1);
    }

    /** A follower's close with a lower id than the last that it answered counts as a repeat of that one. */
    @Test
    void ids_rise_from_each_server_that_led_to_the_next() {
        Rig former = new Rig(first, archive);
        former.run();
        former.open(100, "0.10");
        first.close();
        Rig other = new Rig(second, archive);
        TradeId last = openedAsLeader(other, 101);
        second.close();

        TradeId next = openedAsLeader(former, 102);

        assertThat(next.value()).isGreaterThan(last.value());
    }

    private static TradeId openedAsLeader(Rig server, long ticket) {
        return await().until(
                        () -> {
                            server.pass(Duration.ofSeconds(2));
                            return server.open(ticket, "0.10").trade;
                        },
                        Objects::nonNull);
    }

    @Test
    void a_server_learns_when_it_leads_again_whether_another_one_led_meanwhile() {
        assertThat(first.lead()).isEqualTo(Leadership.TAKEN);
        first.close();
        assertThat(first.lead()).isEqualTo(Leadership.TAKEN);
        first.close();
        // PostgreSQL gives the lock free a moment after the connection is closed.
        await().until(() -> second.lead() == Leadership.TAKEN);
        second.close();
        await().until(() -> first.lead() == Leadership.TAKEN_BACK);
    }

    @Test
    void a_server_that_takes_the_lead_back_has_those_whom_it_concerns_begin_anew() {
        List<String> told = new ArrayList<>();
        Lead lead = new Lead(first, List.of(listener(told, Step.LOAD)));
        assertThat(lead.take(Instant.now())).isTrue();
        first.close();
        await().until(() -> second.lead() == Leadership.TAKEN);
        second.close();
        await().until(() -> number("select count(*) from pg_locks where locktype = 'advisory' and granted") == 0);
        told.clear();

        assertThat(lead.take(Instant.now())).isTrue();

        assertThat(told).containsExactly("LOAD standing by", "LOAD taken");
    }

    @Test
    void a_commit_of_a_former_leader_changes_nothing() throws SQLException {
        assertThat(first.lead()).isEqualTo(Leadership.TAKEN);
        first.load();
        run("update copy_leadership set epoch = epoch + 1");

        assertThatThrownBy(() -> first.commit(List.of(trade()), List.of(), List.of(), Map.of()))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.UNAVAILABLE));

        assertThat(storedTrades()).isZero();
    }

    @Test
    void a_commit_that_is_still_under_way_after_a_reconnect_is_over_before_anything_is_loaded() throws SQLException {
        try (PostgresJournal impatient = new PostgresJournal(database.dataSource(), Duration.ofMillis(1500));
                Connection blocker = database.dataSource().getConnection()) {
            impatient.lead();
            impatient.load();
            MasterTrade trade = trade();
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table master_trades in exclusive mode");
            assertThatThrownBy(() -> impatient.commit(List.of(trade), List.of(), List.of(), Map.of()))
                    .isInstanceOf(JournalException.class);

            await().until(() -> impatient.lead() == Leadership.TAKEN);
            boolean isLoaded = impatient.load().trade(trade.key()) != null;
            blocker.rollback();

            await().until(() -> backendsAtWork() == 0);
            assertThat(storedTrades() == 1).isEqualTo(isLoaded);
        }
    }

    private MasterTrade trade() {
        return MasterTrade.opened(
                new TradeId(first.reserveIds().first()),
                new MasterTrade.Key(Rig.MASTER, Ticket.of(100)),
                new MasterTrade.Opening(Symbol.of("EURUSD"), OrderType.BUY, Price.of("1.1"), Lots.of("0.1")),
                new Stops(Price.NONE, Price.NONE),
                null,
                Instant.parse("2026-01-05T00:00:00Z"));
    }

    private long storedTrades() throws SQLException {
        return number("select count(*) from master_trades");
    }

    private long backendsAtWork() throws SQLException {
        return number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and query like 'with leader%' and state = 'active'");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
