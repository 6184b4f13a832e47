package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Sizing;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large a copy is, by the follower's broker's limits; nothing above what the follower wanted. */
class SizingTest {

    private final Rig rig = new Rig();

    @ParameterizedTest(name = "{1} x {0} lots at a step of {4}, {2} to {3}: {5}")
    @CsvSource({
        "0.29, 1,    0.01, 100,  0.01, 0.29",
        "0.10, 1.5,  0.01, 100,  0.01, 0.15",
        "0.10, 0.33, 0.01, 100,  0.01, 0.03",
        "0.10, 3,    0.01, 0.25, 0.01, 0.25",
        "0.10, 3,    0.01, 0.25, 0.1,  0.2",
        "7,    1,    1,    0,    1,    7",
        "0.57, 10,   0.1,  100,  0.1,  5.7",
        "0.07, 0.3,  0.02, 100,  0.01, 0.02",
    })
    void a_multiplied_lot_is_rounded_down_and_kept_within_the_limits(
            String master, String factor, String minimum, String maximum, String step, String copy) {
        rig.subscribe(FOLLOWER, Rig.terms(factor, false));
        connect(minimum, maximum, step);

        rig.open(100, master);

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of(copy));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.05, 0.05", "9.99, 0.29, 0.29", "1, 0.058, 0.05"})
    void a_fixed_lot_is_the_same_whatever_the_master_trades(String master, String fixed, String copy) {
        rig.subscribe(FOLLOWER, terms(Sizing.Mode.FIXED, fixed, "0", false, Map.of()));
        connect("0.01", "100", "0.01");

        rig.open(100, master);

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of(copy));
    }

    @ParameterizedTest
    @CsvSource({"false, BELOW_MINIMUM_VOLUME,", "true, , 0.10"})
    void what_is_below_the_brokers_minimum_is_skipped_unless_the_minimum_is_forced(
            boolean forced, String reason, String copy) {
        rig.subscribe(FOLLOWER, terms(Sizing.Mode.MULTIPLIER, "0.5", "0", forced, Map.of()));
        connect("0.1", "100", "0.1");

        rig.open(100, "0.10");

        if (forced) {
            assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of(copy));
        } else {
            assertThat(rig.reasonOf(100).name()).isEqualTo(reason);
            assertThat(Objects.requireNonNull(rig.pairOf(100).reason()).text())
                    .contains("0.05")
                    .contains("0.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.09, BELOW_MIN_LOT_TO_COPY", "0.10,"})
    void the_smallest_lot_to_copy_is_the_masters(String master, String reason) {
        rig.subscribe(FOLLOWER, terms(Sizing.Mode.MULTIPLIER, "0.1", "0.1", true, Map.of()));
        connect("0.01", "100", "0.01");

        rig.open(100, master);

        if (reason == null) {
            assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.01"));
        } else {
            assertThat(rig.reasonOf(100).name()).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({"GOLD, EURUSD", "gold, EURUSD", "EURUSD, EURUSD"})
    void the_subscriptions_symbol_map_comes_first(String announced, String ordered) {
        rig.subscribe(
                FOLLOWER,
                terms(Sizing.Mode.MULTIPLIER, "1", "0", false, Map.of(Symbol.of("GOLD"), Symbol.of("EURUSD"))));
        connect("0.01", "100", "0.01");

        rig.open(100, announced, com.termfleet.kernel.OrderType.BUY, "0.1", "0", "0");

        assertThat(rig.sentOpen().symbol().name()).isEqualTo(ordered);
    }

    private void connect(String minimum, String maximum, String step) {
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", minimum, maximum, step));
        rig.holds(FOLLOWER);
    }

    private static Subscription.Terms terms(
            Sizing.Mode mode, String value, String minLot, boolean force, Map<Symbol, Symbol> map) {
        return new Subscription.Terms(
                new Sizing(mode, new BigDecimal(value)),
                false,
                Lots.of(minLot),
                force,
                map,
                true,
                true,
                Duration.ofSeconds(5),
                RiskLimits.NONE);
    }
}
