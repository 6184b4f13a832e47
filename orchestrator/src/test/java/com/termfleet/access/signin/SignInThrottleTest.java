package com.termfleet.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SignInThrottle throttle = new SignInThrottle(3);

    @Test
    void lets_in_whoever_has_not_failed_too_often() {
        fail("ann", 2);

        assertThat(throttle.wait("ann", NOW)).isZero();
        assertThat(throttle.wait("somebody new", NOW)).isZero();
    }

    @Test
    void makes_wait_until_the_oldest_failure_is_a_minute_old() {
        fail("ann", 3);

        assertThat(throttle.wait("ann", NOW.plusSeconds(20))).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(41));
        assertThat(throttle.wait("ann", NOW.plusSeconds(60))).isZero();
    }

    @Test
    void forgets_failures_after_a_success() {
        fail("ann", 3);

        throttle.succeeded("ann");

        assertThat(throttle.wait("ann", NOW)).isZero();
    }

    @Test
    void punishes_nobody_for_anothers_failures() {
        fail("ann", 3);

        assertThat(throttle.wait("bob", NOW)).isZero();
    }

    @Test
    void knows_a_bounded_number_of_keys_whatever_comes_in() {
        fail("first", 3);
        for (int i = 0; i < 20_000; i++) {
            throttle.failed("key" + i, NOW);
        }

        assertThat(throttle.wait("first", NOW)).isZero();
    }

    private void fail(String key, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(key, NOW);
        }
    }
}
