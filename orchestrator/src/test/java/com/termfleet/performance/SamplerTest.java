package com.termfleet.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.testing.FakeSession;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Sampler sampler = new Sampler();
    private final Session session = new FakeSession(
            "s1",
            2,
            SessionRole.FOLLOWER,
            new Session.Introduction("127.0.0.1", "7", "Demo", "test", "HEDGING", "USD"));

    @Test
    void the_reports_of_a_minute_become_one_sample_with_its_extremes() {
        report(0, "10000", "10000");
        report(10, "10000", "9900");
        report(20, "10000", "10050");
        report(30, "10000", "9980");
        report(40, "10010", "10020");

        List<Sample> samples = sampler.takeEnded(NOON.plusSeconds(60));

        assertThat(samples).hasSize(1);
        Sample sample = samples.getFirst();
        assertThat(sample.at()).isEqualTo(NOON);
        assertThat(sample.balance()).isEqualTo("10010");
        assertThat(sample.equity()).isEqualTo("10020");
        assertThat(sample.lowest()).isEqualTo("9900");
        assertThat(sample.highest()).isEqualTo("10050");
        // From 10000 to 9900; the fall from 10050 went to 9980 only.
        assertThat(sample.fall()).isEqualTo("100");
        assertThat(sample.currency()).isEqualTo("USD");
    }

    @Test
    void a_minute_is_taken_when_it_has_ended_and_shown_before() {
        report(0, "10000", "10000");

        assertThat(sampler.takeEnded(NOON.plusSeconds(59))).isEmpty();
        assertThat(sampler.current(AccountId.of(2))).isPresent();
        assertThat(sampler.takeEnded(NOON.plusSeconds(60))).hasSize(1);
        assertThat(sampler.current(AccountId.of(2))).isEmpty();
        assertThat(sampler.takeEnded(NOON.plusSeconds(120))).isEmpty();
    }

    @Test
    void a_minute_that_a_later_report_ended_is_taken_too() {
        report(0, "10000", "10000");
        report(60, "10000", "9999");

        assertThat(sampler.takeEnded(NOON.plusSeconds(70)))
                .extracting(Sample::equity)
                .containsExactly(new BigDecimal("10000"));
    }

    @Test
    void minutes_without_a_change_are_left_out_but_for_one_in_ten() {
        int taken = 0;
        for (int minute = 0; minute < 31; minute++) {
            report(minute * 60, "10000", "9990");
            taken += sampler.takeEnded(NOON.plusSeconds(minute * 60 + 60)).size();
        }

        assertThat(taken).isEqualTo(4);
    }

    @Test
    void a_change_after_a_quiet_time_is_taken_at_once() {
        report(0, "10000", "9990");
        sampler.takeEnded(NOON.plusSeconds(60));
        report(60, "10000", "9990");
        assertThat(sampler.takeEnded(NOON.plusSeconds(120))).isEmpty();

        report(120, "10000", "9991");

        assertThat(sampler.takeEnded(NOON.plusSeconds(180))).hasSize(1);
    }

    @Test
    void a_terminal_without_its_broker_reports_nothing() {
        sampler.heartbeat(session, new Heartbeat(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0, true, false), NOON);

        assertThat(sampler.takeAll()).isEmpty();
    }

    @Test
    void the_minute_that_has_not_ended_is_taken_at_the_end() {
        report(0, "10000", "10000");

        assertThat(sampler.takeAll()).hasSize(1);
    }

    private void report(int second, String balance, String equity) {
        Heartbeat heartbeat =
                new Heartbeat(Money.of(balance), Money.of(equity), Money.ZERO, Money.of(equity), 1, true, true);
        sampler.heartbeat(session, heartbeat, NOON.plusSeconds(second));
    }
}
