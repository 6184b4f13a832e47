package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.RateLimitedLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final RateLimitedLog warnings = new RateLimitedLog();

    @Test
    void who_sends_nonsense_by_the_thousand_is_complained_of_once_a_minute() {
        assertThat(warnings.isDue(Rig.FOLLOWER, NOW)).isTrue();
        assertThat(warnings.isDue(Rig.FOLLOWER, NOW.plusSeconds(59))).isFalse();
        assertThat(warnings.isDue(Rig.FOLLOWER, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void one_followers_nonsense_hides_no_others() {
        warnings.isDue(Rig.FOLLOWER, NOW);

        assertThat(warnings.isDue(Rig.OTHER, NOW)).isTrue();
    }
}
