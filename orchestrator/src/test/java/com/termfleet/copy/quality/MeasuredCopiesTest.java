package com.termfleet.copy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class MeasuredCopiesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final QualityRange RANGE = new QualityRange(NOON, NOON.plusSeconds(60));

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SubscriptionRoute route = new SubscriptionRoute(5, 1, 2);
    private final List<Measured> read = new ArrayList<>();

    @BeforeEach
    void a_master_and_its_follower() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'FOLLOWER', 'x')")
                .update();
        for (int i = 1; i <= 2; i++) {
            jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                            + " values ('a', 1, 'FOLLOWER', 'EXTERNAL', '', ?)")
                    .param(new byte[] {(byte) i})
                    .update();
        }
    }

    @Test
    void the_newest_are_read_when_there_are_more_than_may_be() {
        QualityRows rows = new QualityRows(jdbc, 5, 1, 2);
        rows.filled(NOON.plusSeconds(1), 10, null, null);
        rows.filled(NOON.plusSeconds(2), 20, null, null);
        rows.filled(NOON.plusSeconds(3), 30, null, null);

        assertThat(copies(2).read(route, RANGE, read::add)).isTrue();

        assertThat(read).extracting(copy -> copy.micros().get(Step.TOTAL)).containsExactly(30_000L, 20_000L);
    }

    @Test
    void as_many_as_may_be_are_not_too_many() {
        QualityRows rows = new QualityRows(jdbc, 5, 1, 2);
        rows.filled(NOON.plusSeconds(1), 10, null, null);
        rows.filled(NOON.plusSeconds(2), 20, null, null);

        assertThat(copies(2).read(route, RANGE, read::add)).isFalse();
        assertThat(read).hasSize(2);
    }

    @Test
    void another_subscription_of_the_same_accounts_is_left_out() {
        new QualityRows(jdbc, 4, 1, 2).filled(NOON, 10, null, null);

        copies(2).read(route, RANGE, read::add);

        assertThat(read).isEmpty();
    }

    private MeasuredCopies copies(int most) {
        return new MeasuredCopies(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), most);
    }
}
