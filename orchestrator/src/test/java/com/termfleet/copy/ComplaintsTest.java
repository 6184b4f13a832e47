package com.termfleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private final Complaints complaints = new Complaints();

    @Test
    void who_sends_nonsense_by_the_thousand_is_complained_of_once_a_minute() {
        assertThat(complaints.isDue(Rig.FOLLOWER, NOW)).isTrue();
        assertThat(complaints.isDue(Rig.FOLLOWER, NOW.plusSeconds(59))).isFalse();
        assertThat(complaints.isDue(Rig.FOLLOWER, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void one_followers_nonsense_hides_no_others() {
        complaints.isDue(Rig.FOLLOWER, NOW);

        assertThat(complaints.isDue(Rig.OTHER, NOW)).isTrue();
    }
}
