package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatWatchTest {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private long now;

    @Test
    void three_intervals_without_a_heartbeat_are_borne_and_no_more() {
        HeartbeatWatch watch = new HeartbeatWatch(INTERVAL, true, now);
        assertThat(deadAfter(watch, 6)).isFalse();
        assertThat(deadAfter(watch, 1)).isTrue();
    }

    @Test
    void each_heartbeat_begins_the_count_anew() {
        HeartbeatWatch watch = new HeartbeatWatch(INTERVAL, true, now);
        assertThat(deadAfter(watch, 5)).isFalse();
        watch.beat(now);
        assertThat(deadAfter(watch, 6)).isFalse();
        assertThat(deadAfter(watch, 1)).isTrue();
    }

    @Test
    void nothing_is_expected_of_who_promised_nothing_until_its_first_heartbeat() {
        HeartbeatWatch watch = new HeartbeatWatch(INTERVAL, false, now);
        assertThat(deadAfter(watch, 3_600)).isFalse();
        watch.beat(now);
        assertThat(deadAfter(watch, 7)).isTrue();
    }

    @Test
    void time_in_which_the_server_itself_was_held_up_does_not_count() {
        HeartbeatWatch watch = new HeartbeatWatch(INTERVAL, true, now);
        assertThat(deadAfter(watch, 2)).isFalse();
        pass(60);
        assertThat(watch.isDead(now)).isFalse();
        assertThat(deadAfter(watch, 4)).isFalse();
        assertThat(deadAfter(watch, 1)).isTrue();
    }

    /** Looks every second. */
    private boolean deadAfter(HeartbeatWatch watch, int seconds) {
        boolean dead = false;
        for (int i = 0; i < seconds; i++) {
            pass(1);
            dead = watch.isDead(now);
        }
        return dead;
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
