package com.termfleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private final AtomicInteger told = new AtomicInteger();

    @Test
    void whoever_holds_a_grant_is_told_of_its_end_once() {
        Grant grant = new Grant();
        Grant.Hold hold = grant.hold(told::incrementAndGet);
        assertThat(grant.holds(NOW)).isTrue();

        grant.end();
        grant.end();
        hold.close();

        assertThat(told).hasValue(1);
        assertThat(grant.holds(NOW)).isFalse();
    }

    @Test
    void whoever_comes_too_late_is_told_at_once() {
        Grant grant = new Grant();
        grant.end();

        Grant.Hold _ = grant.hold(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }

    @Test
    void whoever_has_let_go_is_not_told() {
        Grant grant = new Grant();
        grant.hold(told::incrementAndGet).close();

        grant.end();

        assertThat(told).hasValue(0);
    }

    @Test
    void a_grant_holds_until_it_expires() {
        Grant grant = new Grant(NOW);

        assertThat(grant.holds(NOW.minusMillis(1))).isTrue();
        assertThat(grant.holds(NOW)).isFalse();
    }
}
