package com.termfleet.terminal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrashPolicyTest {

    private static final CrashPolicy POLICY = CrashPolicy.STANDARD;

    @Test
    void the_first_failure_costs_no_time() {
        assertThat(POLICY.pause(1, 42)).isZero();
    }

    @Property
    void no_pause_is_ever_outside_a_quarter_of_what_is_due(
            @ForAll @IntRange(min = 2, max = 100_000) int failures, @ForAll long seed) {
        double due = Math.min(10 * Math.pow(2, Math.min(failures - 2, 20)), 300);
        Duration pause = POLICY.pause(failures, seed);
        assertThat(pause.toMillis() / 1_000.0).isBetween(due * 0.7499, due * 1.2501);
    }

    @Property
    void the_same_seed_gives_the_same_pause(@ForAll @IntRange(min = 1, max = 20) int failures, @ForAll long seed) {
        assertThat(POLICY.pause(failures, seed)).isEqualTo(POLICY.pause(failures, seed));
    }
}
