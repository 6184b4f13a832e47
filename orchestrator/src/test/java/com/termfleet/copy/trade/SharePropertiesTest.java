package com.termfleet.copy.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Partial closes, whatever their sizes and number. */
class SharePropertiesTest {

    @Provide
    Arbitrary<Lots> steps() {
        return Arbitraries.of("0.001", "0.01", "0.1", "0.05", "1").map(Lots::of);
    }

    @Property
    void the_parts_sum_up_to_the_whole_and_never_drift_from_the_masters_share(
            @ForAll("steps") Lots step,
            @ForAll @IntRange(min = 1, max = 5_000) int copySteps,
            @ForAll @IntRange(min = 1, max = 5_000) int masterHundredths,
            @ForAll List<@IntRange(min = 1, max = 800) Integer> parts) {
        Lots copy = step.times(BigDecimal.valueOf(copySteps));
        Lots master = hundredths(masterHundredths);
        Share share = new Share(copy, master, step);
        int left = masterHundredths;
        Lots before = copy;
        Lots closed = Lots.ZERO;
        for (int part : parts) {
            left = Math.max(0, left - part);
            Lots after = share.whenMasterHas(hundredths(left));
            Lots exact = copy.share(hundredths(left), master);
            assertThat(after).as("never grows").isLessThanOrEqualTo(before);
            assertThat(after.floorTo(step)).as("a multiple of the step").isEqualTo(after);
            assertThat(after).as("never less than its share").isGreaterThanOrEqualTo(left == 0 ? Lots.ZERO : exact);
            if (left > 0) {
                assertThat(after.value().subtract(exact.value()))
                        .as("at most a step more than its share")
                        .isLessThan(step.value());
            }
            closed = new Lots(closed.value().add(before.minus(after).value()));
            before = after;
        }
        Lots rest = share.whenMasterHas(Lots.ZERO);
        assertThat(rest).isEqualTo(Lots.ZERO);
        assertThat(closed.value().add(before.value()))
                .as("what was closed and what the last close takes")
                .isEqualByComparingTo(copy.value());
    }

    @Property
    void a_multiplied_lot_is_never_above_the_wish_and_less_than_a_step_below(
            @ForAll("steps") Lots step,
            @ForAll @IntRange(min = 1, max = 100_000) int masterHundredths,
            @ForAll @IntRange(min = 1, max = 100_000) int factorThousandths) {
        Lots wish = hundredths(masterHundredths).times(BigDecimal.valueOf(factorThousandths, 3));
        Lots lots = wish.floorTo(step);

        assertThat(lots).isLessThanOrEqualTo(wish);
        assertThat(wish.minus(lots)).isLessThan(step);
        assertThat(lots.value().remainder(step.value())).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private static Lots hundredths(int count) {
        return new Lots(BigDecimal.valueOf(count, 2));
    }
}
