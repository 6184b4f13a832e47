package com.termfleet.destination.matchtrader.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {

    private static final Instant START = Instant.parse("2026-03-04T15:20:30Z");
    private static final RefusedSignIns.Key KEY = RefusedSignIns.Key.of("broker", "login", "password");

    private Instant now = START;
    private int asked;
    private final RefusedSignIns refused = new RefusedSignIns(() -> now, Duration.ofHours(1));

    private Supplier<String> failing(SessionException failure) {
        return () -> {
            asked++;
            throw failure;
        };
    }

    private void fails(RefusedSignIns.Key key, SessionException failure, String message) {
        assertThatThrownBy(() -> refused.signIn(key, failing(failure)))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_refusal_is_repeated_with_the_same_words_until_its_time_is_over() {
        SessionException refusal = SessionException.refusal("Wrong password");
        String words = "Wrong password. It is tried again at 2026-03-04 16:20 UTC, or when the credentials are changed";
        fails(KEY, refusal, words);
        now = START.plus(Duration.ofMinutes(59));
        fails(KEY, refusal, words);
        assertThat(asked).isEqualTo(1);
        now = START.plus(Duration.ofHours(1));
        fails(KEY, refusal, "tried again at 2026-03-04 17:20 UTC");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void other_credentials_are_tried_at_once() {
        fails(KEY, SessionException.refusal("Wrong password"), "Wrong password");
        assertThat(refused.signIn(RefusedSignIns.Key.of("broker", "login", "other"), () -> "in"))
                .isEqualTo("in");
    }

    @Test
    void what_a_person_asks_for_is_tried_at_once() {
        fails(KEY, SessionException.refusal("Wrong password"), "Wrong password");
        refused.forget(KEY);
        assertThat(refused.signIn(KEY, () -> "in")).isEqualTo("in");
    }

    @Test
    void other_failures_are_tried_again_whenever_that_is_asked() {
        fails(KEY, new SessionException("Too many requests"), "Too many requests");
        assertThat(refused.signIn(KEY, () -> "in")).isEqualTo("in");
    }

    @Test
    void the_refusal_of_a_login_is_not_held_for_its_account_too() {
        RefusedSignIns.Key account = RefusedSignIns.Key.of("account", 7);
        assertThatThrownBy(() -> refused.signIn(
                        account, () -> refused.signIn(KEY, failing(SessionException.refusal("Wrong password")))))
                .isInstanceOf(SessionException.class);
        refused.forget(KEY);
        assertThat(refused.signIn(account, () -> refused.signIn(KEY, () -> "in")))
                .isEqualTo("in");
    }

    @Test
    void a_key_tells_no_secret() {
        assertThat(KEY.toString()).doesNotContain("password");
    }
}
