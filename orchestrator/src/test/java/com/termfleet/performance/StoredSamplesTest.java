package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class StoredSamplesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:07:00Z");
    private static final AccountId ACCOUNT = AccountId.of(1);
    private static final AccountId OTHER = AccountId.of(2);

    private final DataSource database = TestDatabase.fresh().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SampleStore store = new SampleStore(jdbc);
    private final AtomicInteger transactions = new AtomicInteger();
    private final Thinning thinning = new Thinning(store, new TransactionTemplate(counted(database)));

    private JdbcTransactionManager counted(DataSource source) {
        return new JdbcTransactionManager(source) {
            @Override
            protected void doBegin(Object transaction, TransactionDefinition definition) {
                transactions.incrementAndGet();
                super.doBegin(transaction, definition);
            }
        };
    }

    @BeforeEach
    void two_accounts() {
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
    void a_sample_comes_back_as_it_was_stored() {
        Sample sample = new Sample(
                ACCOUNT,
                NOW,
                60,
                new BigDecimal("10000.10"),
                new BigDecimal("9990.05"),
                new BigDecimal("9980.00"),
                new BigDecimal("10020.50"),
                new BigDecimal("40.50"),
                null);

        store.store(List.of(sample));

        assertThat(store.find(ACCOUNT, NOW, NOW.plusSeconds(1))).containsExactly(sample);
        assertThat(store.find(OTHER, NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void the_two_halves_of_a_minute_in_which_the_server_was_restarted_are_added_up() {
        store.store(List.of(sample(NOW, "100").followedBy(sample(NOW, "120"))));
        store.store(List.of(sample(NOW, "90").followedBy(sample(NOW, "95"))));

        Sample stored = store.find(ACCOUNT, NOW, NOW.plusSeconds(1)).getFirst();
        assertThat(stored.equity()).isEqualTo("95");
        assertThat(stored.lowest()).isEqualTo("90");
        assertThat(stored.highest()).isEqualTo("120");
        assertThat(stored.fall()).isEqualTo("30");
    }

    @Test
    void one_batch_may_hold_the_same_minute_twice() {
        store.store(List.of(sample(NOW, "100"), sample(NOW, "80")));

        assertThat(store.find(ACCOUNT, NOW, NOW.plusSeconds(1)).getFirst().fall())
                .isEqualTo("20");
    }

    @Test
    void samples_older_than_two_days_are_summed_up_by_quarters_of_an_hour() {
        Instant old = Instant.parse("2026-11-17T08:00:00Z");
        store.store(minutes(old, 60));
        store.store(List.of(sample(NOW, "100")));

        thinning.run(NOW);

        List<Sample> thinned = store.find(ACCOUNT, old, NOW.plusSeconds(1));
        assertThat(thinned).extracting(Sample::seconds).containsExactly(900, 900, 900, 900, 60);
        assertThat(thinned.get(1).at()).isEqualTo(old.plusSeconds(900));
        assertThat(thinned.get(1).lowest()).isEqualTo("1015");
        assertThat(thinned.get(1).highest()).isEqualTo("1029");
        assertThat(thinned.get(1).equity()).isEqualTo("1029");
    }

    @Test
    void samples_older_than_ninety_days_are_summed_up_by_hours_and_those_of_three_years_are_deleted() {
        Instant older = Instant.parse("2026-06-01T08:00:00Z");
        Instant oldest = Instant.parse("2023-01-01T08:00:00Z");
        store.store(minutes(older, 120));
        store.store(minutes(oldest, 120));

        thinning.run(NOW);

        assertThat(store.find(ACCOUNT, older, NOW)).extracting(Sample::seconds).containsExactly(3600, 3600);
        assertThat(store.find(ACCOUNT, oldest, older)).isEmpty();
    }

    /** An account may have been idle for years. */
    @Test
    void days_without_samples_take_no_transaction() {
        store.store(minutes(Instant.parse("2024-06-01T23:59:00Z"), 2));
        store.store(minutes(Instant.parse("2026-11-01T08:00:00Z"), 20));

        thinning.run(NOW);

        assertThat(store.find(ACCOUNT, Instant.EPOCH, NOW))
                .extracting(Sample::seconds)
                .containsExactly(3600, 3600, 900, 900);
        // The two minutes lie in two days, and twice: what became quarters of an hour becomes hours at once.
        assertThat(transactions).hasValue(3 + 2);
    }

    @Test
    void thinning_again_changes_nothing() {
        Instant old = Instant.parse("2026-11-17T08:00:00Z");
        store.store(minutes(old, 200));
        thinning.run(NOW);
        List<Sample> once = store.find(ACCOUNT, old, NOW);

        thinning.run(NOW);

        assertThat(store.find(ACCOUNT, old, NOW)).isEqualTo(once);
    }

    @Test
    void an_interval_that_has_not_aged_as_a_whole_is_left_alone() {
        Instant edge = Instant.parse("2026-11-18T12:00:00Z");
        store.store(minutes(edge, 15));

        thinning.run(NOW);

        assertThat(store.find(ACCOUNT, edge, NOW)).hasSize(15);
        thinning.run(NOW.plus(Duration.ofMinutes(8)));
        assertThat(store.find(ACCOUNT, edge, NOW)).hasSize(1);
    }

    @Test
    void the_highest_equity_before_a_range_is_found_at_any_age() {
        store.store(minutes(Instant.parse("2026-06-01T08:00:00Z"), 5));

        assertThat(store.highestBefore(ACCOUNT, NOW)).hasValue(new BigDecimal("1004"));
        assertThat(store.highestBefore(OTHER, NOW)).isEmpty();
    }

    /** Rising by one each minute from 1000. */
    private static List<Sample> minutes(Instant from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(sample(from.plusSeconds(60L * i), String.valueOf(1_000 + i)));
        }
        return samples;
    }

    private static Sample sample(Instant at, String equity) {
        return Sample.of(ACCOUNT, at, new BigDecimal("1000"), new BigDecimal(equity), "USD");
    }
}
