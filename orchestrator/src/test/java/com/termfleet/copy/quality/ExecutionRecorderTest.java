package com.termfleet.copy.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.testing.TestDatabase;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExecutionRecorderTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId FOLLOWER = AccountId.of(2);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutionRecorder recorder =
            new ExecutionRecorder(new OneSymbol(), new FillStore(jdbc), new ExecutionMetrics(meters));

    @Test
    void a_fill_is_stored_with_its_slippage_in_points_and_money() {
        recorder.progressed(List.of(fill(41)));
        recorder.recordWaiting();

        assertThat(stored().getFirst())
                .containsEntry("pair_id", 41L)
                .containsEntry("filled_at", "2026-11-20 12:00:00.042")
                .containsEntry("slippage_points", "2.0")
                .containsEntry("slippage_money", "0.2")
                .containsEntry("currency", "USD");
    }

    @Test
    void a_time_is_cut_to_microseconds_as_the_copys_other_times_are() {
        CopyProgress exact = fill(41);
        recorder.progressed(List.of(new CopyProgress(
                exact.pair(),
                exact.follower(),
                exact.before(),
                exact.status(),
                exact.reason(),
                exact.times(),
                exact.position(),
                exact.at().plusNanos(999))));
        recorder.recordWaiting();

        assertThat(stored().getFirst()).containsEntry("filled_at", "2026-11-20 12:00:00.042");
    }

    @Test
    void storing_a_fill_again_changes_nothing() {
        recorder.progressed(List.of(fill(41)));
        recorder.recordWaiting();
        recorder.progressed(List.of(fill(41)));
        recorder.recordWaiting();

        assertThat(stored()).hasSize(1);
    }

    @Test
    void what_is_no_fill_is_counted_and_not_stored() {
        recorder.progressed(List.of(skip(42), skip(43)));
        recorder.recordWaiting();

        assertThat(stored()).isEmpty();
        assertThat(meters.get("termfleet.copy.outcomes")
                        .tags("status", "skipped", "reason", "paused")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void each_step_of_a_fill_is_measured() {
        recorder.progressed(List.of(fill(41)));
        recorder.recordWaiting();

        assertThat(seconds("decide")).isEqualTo(0.001);
        assertThat(seconds("commit")).isEqualTo(0.002);
        assertThat(seconds("send")).isEqualTo(0.003);
        assertThat(seconds("answer")).isEqualTo(0.036);
        assertThat(seconds("total")).isEqualTo(0.042);
        assertThat(meters.get("termfleet.copy.latency")
                        .tag("step", "fill")
                        .timer()
                        .count())
                .isZero();
        assertThat(meters.get("termfleet.copy.slippage")
                        .tag("direction", "worse")
                        .summary()
                        .totalAmount())
                .isEqualTo(2.0);
    }

    @Test
    void no_metric_is_labelled_with_an_account_or_a_subscription() {
        recorder.progressed(List.of(fill(41), skip(42)));
        recorder.recordWaiting();

        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getKey)
                .isSubsetOf("step", "direction", "status", "reason", "le");
    }

    @Test
    void what_cannot_be_stored_while_the_database_is_away_is_stored_when_it_is_back() {
        recorder.progressed(List.of(fill(41)));
        database.goAway();
        try {
            assertThatThrownBy(recorder::recordWaiting).isInstanceOf(DataAccessException.class);
        } finally {
            database.comeBack();
        }

        recorder.recordWaiting();

        assertThat(stored()).hasSize(1);
        assertThat(meters.get("termfleet.copy.latency")
                        .tag("step", "total")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_does_not_fit_into_the_queue_is_dropped_and_counted_and_nobody_waits() {
        recorder.progressed(Collections.nCopies(ExecutionRecorder.CAPACITY + 3, skip(42)));

        assertThat(meters.get("termfleet.copy.executions.lost").counter().count())
                .isEqualTo(3);
    }

    @Test
    void what_waits_is_stored_when_the_server_stops() {
        recorder.start();
        recorder.progressed(List.of(fill(41), fill(42)));

        recorder.stop();

        assertThat(stored()).hasSize(2);
        assertThat(recorder.isRunning()).isFalse();
    }

    private double seconds(String step) {
        return meters.get("termfleet.copy.latency").tag("step", step).timer().totalTime(TimeUnit.SECONDS);
    }

    private List<Map<String, @Nullable Object>> stored() {
        return jdbc.sql(
                        "select pair_id, (filled_at at time zone 'UTC')::text as filled_at, slippage_points::text, slippage_money::text, currency"
                                + " from copy_fills order by pair_id")
                .query()
                .listOfRows();
    }

    private static CopyProgress fill(long pair) {
        return new CopyProgress(
                new PairId(pair),
                FOLLOWER,
                PairStatus.PENDING,
                PairStatus.OPEN,
                null,
                new CopyProgress.Times(
                        NOON, NOON.plusMillis(1), NOON.plusMillis(3), NOON.plusMillis(6), NOON.plusMillis(42)),
                new CopyProgress.Position(
                        Symbol.of("EURUSD"), Side.BUY, Lots.of("0.10"), Price.of("1.10012"), Price.of("1.10010")),
                NOON.plusMillis(42));
    }

    private static CopyProgress skip(long pair) {
        return new CopyProgress(
                new PairId(pair),
                FOLLOWER,
                null,
                PairStatus.SKIPPED,
                ReasonCode.PAUSED,
                new CopyProgress.Times(NOON, NOON, null, null, null),
                null,
                NOON);
    }

    /** One point of EURUSD is worth 1 USD a lot. */
    private static final class OneSymbol implements AccountFigures {

        @Override
        public Optional<Funds> funds(AccountId account) {
            return Optional.of(new Funds(Money.ZERO, Money.ZERO, Money.ZERO, "USD", NOON, Duration.ofSeconds(15)));
        }

        @Override
        public SymbolMatch symbol(AccountId account, Symbol wanted) {
            return SlippageTest.known("0.00001", "1");
        }

        @Override
        public Optional<String> brokerLogin(AccountId account) {
            return Optional.empty();
        }
    }
}
