package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthThrottleTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final AuthThrottle throttle = new AuthThrottle();
    private final InetAddress guesser = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void five_failures_within_a_minute_shut_out_for_five_minutes() {
        for (int second = 0; second < 5; second++) {
            assertThat(throttle.isShutOut(guesser, START.plusSeconds(second))).isFalse();
            throttle.failed(guesser, START.plusSeconds(second));
        }
        assertThat(throttle.isShutOut(guesser, START.plusSeconds(5))).isTrue();
        assertThat(throttle.isShutOut(guesser, START.plusSeconds(303))).isTrue();
        assertThat(throttle.isShutOut(guesser, START.plusSeconds(304))).isFalse();
    }

    @Test
    void four_failures_a_minute_are_borne_for_ever() {
        for (int second = 0; second < 3_600; second += 16) {
            throttle.failed(guesser, START.plusSeconds(second));
            assertThat(throttle.isShutOut(guesser, START.plusSeconds(second))).isFalse();
        }
    }

    @Test
    void another_address_is_not_shut_out() {
        fail(guesser, 5);
        assertThat(throttle.isShutOut(InetAddress.ofLiteral("192.0.2.2"), START))
                .isFalse();
    }

    @Test
    void all_addresses_of_one_ipv6_network_are_one_guesser() {
        for (int host = 1; host <= 5; host++) {
            fail(InetAddress.ofLiteral("2001:db8:1:2::" + host), 1);
        }
        assertThat(throttle.isShutOut(InetAddress.ofLiteral("2001:db8:1:2:ffff::1"), START))
                .isTrue();
        assertThat(throttle.isShutOut(InetAddress.ofLiteral("2001:db8:1:3::1"), START))
                .isFalse();
    }

    @Test
    void whoever_failed_longest_ago_is_forgotten_when_too_many_addresses_fail() {
        fail(guesser, 5);
        for (int i = 0; i < 10_000; i++) {
            fail(InetAddress.ofLiteral("10.1." + i / 256 + "." + i % 256), 1);
        }
        assertThat(throttle.isShutOut(guesser, START)).isFalse();
    }

    private void fail(InetAddress address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address, START);
        }
    }
}
