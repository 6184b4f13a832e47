package com.termfleet.copy.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.sizing.mode.ExactLots;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the broker is sent is a volume that it accepts, and never more than was wanted. */
class RoundingPropertiesTest {

    private static final SymbolSpec HUNDREDTHS = spec("0.01", "0", "0.01");

    @Property
    void never_above_the_maximum_nor_the_wanted_volume_and_always_a_multiple_of_the_step(
            @ForAll("volumes") ExactLots exact, @ForAll("specifications") SymbolSpec spec) {
        if (Rounding.round(exact, spec, false, Steps.UNREAD) instanceof Rounding.To(Lots lots)) {
            assertThat(exact.isAbove(lots) || !new ExactLots(lots.value(), BigDecimal.ONE).isAbove(exact.lots()))
                    .isTrue();
            assertThat(isAllowed(lots, spec)).isTrue();
        }
    }

    @Property
    void what_is_forced_to_the_minimum_is_accepted_by_the_broker_too(
            @ForAll("volumes") ExactLots exact, @ForAll("specifications") SymbolSpec spec) {
        if (Rounding.round(exact, spec, true, Steps.UNREAD) instanceof Rounding.To(Lots lots)) {
            assertThat(isAllowed(lots, spec)).isTrue();
        }
    }

    @Property
    void a_larger_volume_never_becomes_a_smaller_one(
            @ForAll("volumes") ExactLots one,
            @ForAll("volumes") ExactLots more,
            @ForAll("specifications") SymbolSpec spec) {
        BigDecimal common = one.denominator().multiply(more.denominator());
        ExactLots sum = new ExactLots(
                one.numerator()
                        .multiply(more.denominator())
                        .add(more.numerator().multiply(one.denominator())),
                common);

        assertThat(lots(sum, spec)).isGreaterThanOrEqualTo(lots(one, spec));
    }

    @Property
    void the_step_is_lost_only_in_part(@ForAll("volumes") ExactLots exact) {
        Lots lots = exact.floorTo(Lots.of("0.01"));

        Lots next = new Lots(lots.value().add(new BigDecimal("0.01")));
        assertThat(exact.isAbove(next)).isFalse();
        assertThat(exact.floorTo(Lots.of("0.01"))).isNotEqualTo(next);
    }

    /** A multiple of the step that was multiplied and divided by anything is the same multiple. */
    @Property
    void a_ratio_of_one_changes_nothing(@ForAll("multiples") BigDecimal lots, @ForAll("amounts") BigDecimal amount) {
        ExactLots exact = new ExactLots(lots.multiply(amount), amount);

        assertThat(exact.floorTo(Lots.of("0.01"))).isEqualTo(new Lots(lots));
    }

    @ParameterizedTest
    @CsvSource({
        "0.29, 1, 0.29",
        "0.57, 1, 0.57",
        "0.58, 1, 0.58",
        "0.87, 3, 0.29",
        "1.71, 3, 0.57",
        "1.74, 3, 0.58",
        "2.03, 7, 0.29",
        "1, 3, 0.33",
        "2, 3, 0.66",
        "0.299999999999999999999999999999999999999999, 1, 0.29",
    })
    void a_fraction_is_exact_until_it_is_rounded_down(BigDecimal numerator, BigDecimal denominator, String lots) {
        assertThat(lots(new ExactLots(numerator, denominator), HUNDREDTHS)).isEqualTo(Lots.of(lots));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0, 0.02, 0.06", "0, 0, 0.1, 0.1", "0.1, 5, 0.1, 0.1", "1, 0.5, 0.1, 0"})
    void the_minimum_is_forced_to_a_multiple_of_the_step_and_never_above_the_maximum(
            String minimum, String maximum, String step, String lots) {
        Rounding.Rounded rounded =
                Rounding.round(ExactLots.of(Lots.of("0.001")), spec(minimum, maximum, step), true, Steps.UNREAD);

        assertThat(rounded instanceof Rounding.To(Lots forced) ? forced : Lots.ZERO)
                .isEqualTo(Lots.of(lots));
    }

    private static boolean isAllowed(Lots lots, SymbolSpec spec) {
        return !lots.isZero()
                && lots.floorTo(spec.volumeStep()).equals(lots)
                && (spec.maxVolume().isZero() || !spec.maxVolume().isBelow(lots))
                && !lots.isBelow(spec.minVolume());
    }

    private static Lots lots(ExactLots exact, SymbolSpec spec) {
        return Rounding.round(exact, spec, false, Steps.UNREAD) instanceof Rounding.To(Lots lots) ? lots : Lots.ZERO;
    }

    private static SymbolSpec spec(String minimum, String maximum, String step) {
        return new SymbolSpec(Symbol.of("EURUSD"), Lots.of(minimum), Lots.of(maximum), Lots.of(step));
    }

    @Provide
    Arbitrary<ExactLots> volumes() {
        return Combinators.combine(amounts(), amounts()).as(ExactLots::new);
    }

    @Provide
    Arbitrary<BigDecimal> multiples() {
        return Arbitraries.integers().between(0, 100_000).map(n -> BigDecimal.valueOf(n, 2));
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(15)),
                        Arbitraries.integers().between(0, 10))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<SymbolSpec> specifications() {
        Arbitrary<Lots> steps =
                Arbitraries.of("0.001", "0.01", "0.02", "0.1", "1", "0.03").map(Lots::of);
        Arbitrary<Lots> limits =
                Arbitraries.of("0", "0.01", "0.05", "0.1", "1", "7.5", "100").map(Lots::of);
        return Combinators.combine(limits, limits, steps)
                .as((minimum, maximum, step) -> new SymbolSpec(Symbol.of("EURUSD"), minimum, maximum, step));
    }
}
