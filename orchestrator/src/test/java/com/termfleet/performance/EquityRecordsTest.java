package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.performance.EquityView.LargestDrawdown;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EquityRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(1);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final SampleStore store = new SampleStore(jdbc);
    private final EquityRecords records = new EquityRecords(jdbc);

    @BeforeEach
    void an_account() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'MASTER', 'x')")
                .update();
        jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash)"
                        + " values ('a', 1, 'MASTER', 'EXTERNAL', '', '')")
                .update();
    }

    /** Whatever was reported before and since, it is the one that the owner's curve shows. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_drawdown_is_that_of_the_curve(long seed) {
        List<Sample> samples = randomSamples(new Random(seed));
        store.store(samples);
        for (int minute : new int[] {0, 1, 60, 119}) {
            Instant since = NOON.plusSeconds(60L * minute);
            EquityRange range = new EquityRange(since, NOON.plusSeconds(8_000), 60);
            Curve curve = new Curve(range, store.highestBefore(ACCOUNT, since).orElse(null));
            samples.stream().filter(sample -> !sample.at().isBefore(since)).forEach(curve::add);

            LargestDrawdown found = Objects.requireNonNull(of(since).maxDrawdown());

            LargestDrawdown wanted = Objects.requireNonNull(curve.maxDrawdown());
            assertThat(found.at()).isEqualTo(wanted.at());
            assertThat(found.percent()).isEqualTo(wanted.percent());
            assertThat(found.amount().amount())
                    .isEqualByComparingTo(wanted.amount().amount());
        }
    }

    /** Each of several reports. */
    private static List<Sample> randomSamples(Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            Sample sample = sample(minute, 1_000 + random.nextInt(500));
            for (int more = random.nextInt(4); more > 0; more--) {
                sample = sample.followedBy(sample(minute, 1_000 + random.nextInt(500)));
            }
            samples.add(sample);
        }
        return samples;
    }

    @Test
    void a_record_starts_with_the_last_balance_before_the_time_or_the_first_after_it() {
        store.store(List.of(sample(0, 100), sample(10, 200), sample(20, 300)));

        assertThat(of(Instant.EPOCH).startBalance()).hasToString("100");
        assertThat(of(NOON.plusSeconds(900)).startBalance()).hasToString("200");
        assertThat(of(NOON.plusSeconds(900)).startedAt()).isEqualTo(NOON.plusSeconds(600));
        assertThat(of(NOON.plusSeconds(900)).firstAt()).isEqualTo(NOON);
        assertThat(of(NOON.plusSeconds(9_000)).startBalance()).hasToString("300");
        assertThat(of(NOON.plusSeconds(9_000)).maxDrawdown()).isNull();
        assertThat(of(NOON).currency()).isEqualTo("USD");
    }

    @Test
    void an_account_without_reports_has_no_record() {
        assertThat(records.since(Instant.EPOCH, List.of(ACCOUNT, AccountId.of(2))))
                .isEmpty();
    }

    private EquityRecord of(Instant since) {
        return Objects.requireNonNull(records.since(since, List.of(ACCOUNT)).get(ACCOUNT));
    }

    private static Sample sample(int minute, int equity) {
        BigDecimal value = BigDecimal.valueOf(equity);
        return Sample.of(ACCOUNT, NOON.plusSeconds(60L * minute), value, value, "USD");
    }
}
