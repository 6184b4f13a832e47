package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.testing.FakeSession;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SampleWriterTest {

    private static final AccountId ACCOUNT = AccountId.of(1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final DataSource dataSource = database.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final SampleStore store = new SampleStore(jdbc);
    private final Sampler sampler = new Sampler();
    private final SampleWriter writer = new SampleWriter(
            sampler,
            store,
            new Thinning(store, new TransactionTemplate(new JdbcTransactionManager(dataSource))),
            new LeadershipStatus(),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeEach
    void an_account() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'FOLLOWER', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'FOLLOWER', 'EXTERNAL', '', '\\x01')")
                .update();
    }

    @Test
    void what_cannot_be_stored_while_the_database_is_away_is_stored_when_it_is_back() {
        database.goAway();
        try {
            assertThatThrownBy(() -> writer.write(List.of(sample(0)))).isInstanceOf(DataAccessException.class);
        } finally {
            database.comeBack();
        }

        writer.write(List.of(sample(1)));

        assertThat(stored()).hasSize(2);
    }

    @Test
    void the_minute_that_has_not_ended_is_stored_when_the_server_stops() {
        writer.start();
        sampler.heartbeat(
                new FakeSession("s1", 1, SessionRole.FOLLOWER),
                new Heartbeat(Money.of("1000"), Money.of("999"), Money.ZERO, Money.of("999"), 1, true, true),
                NOON);

        writer.stop();

        assertThat(stored()).extracting(Sample::equity).containsExactly(new BigDecimal("999"));
        assertThat(writer.isRunning()).isFalse();
    }

    private List<Sample> stored() {
        return store.find(ACCOUNT, NOON, NOON.plusSeconds(3_600));
    }

    private static Sample sample(int minute) {
        return Sample.of(ACCOUNT, NOON.plusSeconds(60L * minute), BigDecimal.TEN, BigDecimal.TEN, null);
    }
}
