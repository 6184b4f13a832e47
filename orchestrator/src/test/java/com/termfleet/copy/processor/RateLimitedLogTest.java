package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.RateLimitedLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

    private static final String MESSAGE = "Answer matches no command in flight account={}";
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final RateLimitedLog warnings = new RateLimitedLog();

    @Test
    void a_repeated_message_of_one_account_is_logged_once_a_minute() {
        assertThat(warnings.isDue(Rig.FOLLOWER, MESSAGE, NOW)).isTrue();
        assertThat(warnings.isDue(Rig.FOLLOWER, MESSAGE, NOW.plusSeconds(59))).isFalse();
        assertThat(warnings.isDue(Rig.FOLLOWER, MESSAGE, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void one_account_does_not_hide_the_messages_of_another() {
        warnings.isDue(Rig.FOLLOWER, MESSAGE, NOW);

        assertThat(warnings.isDue(Rig.OTHER, MESSAGE, NOW)).isTrue();
    }

    @Test
    void one_message_does_not_hide_another_of_the_same_account() {
        warnings.isDue(Rig.FOLLOWER, MESSAGE, NOW);

        assertThat(warnings.isDue(Rig.FOLLOWER, "Position matches no known copy; ignored account={}", NOW))
                .isTrue();
    }
}
