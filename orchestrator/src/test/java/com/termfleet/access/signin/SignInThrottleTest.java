package com.termfleet.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.termfleet.access.TooManyAttemptsException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String HOME = "192.0.2.1";

    private final VirtualTime time = new VirtualTime();
    private final SignInThrottle throttle = new SignInThrottle(time);

    @Test
    void a_client_has_five_attempts_a_minute_at_one_account() {
        fail(ANN, HOME, 5);

        assertThatThrownBy(() -> throttle.begin(ANN, HOME)).isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> throttle.begin(BOB, HOME)).doesNotThrowAnyException();
    }

    @Test
    void whoever_has_to_wait_is_told_how_long_and_may_try_then() {
        fail(ANN, HOME, 5);

        Duration wait = catchThrowableOfType(TooManyAttemptsException.class, () -> throttle.begin(ANN, HOME))
                .retryAfter();
        assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        time.pass(wait);
        throttle.begin(ANN, HOME);
    }

    @Test
    void an_attempt_counts_before_it_has_failed() {
        for (int i = 0; i < 5; i++) {
            throttle.begin(ANN, HOME);
        }
        assertThatThrownBy(() -> throttle.begin(ANN, HOME)).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void right_passwords_do_not_count() {
        for (int i = 0; i < 100; i++) {
            throttle.begin(ANN, HOME).takeBack();
        }
        fail(ANN, HOME, 5);
    }

    @Test
    void a_client_has_twenty_attempts_a_minute_over_all_accounts() {
        for (int i = 0; i < 20; i++) {
            throttle.begin("person" + i + "@example.com", HOME);
        }
        assertThatThrownBy(() -> throttle.begin(ANN, HOME)).isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> throttle.begin(ANN, "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_one_client() {
        for (int i = 1; i <= 5; i++) {
            throttle.begin(ANN, "2001:db8::" + i);
        }
        assertThatThrownBy(() -> throttle.begin(ANN, "2001:db8::ffff")).isInstanceOf(TooManyAttemptsException.class);
        assertThatCode(() -> throttle.begin(ANN, "2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    @Test
    void strangers_who_guess_at_an_account_from_everywhere_are_slowed_down() {
        guessFromEverywhere(ANN);

        assertThatThrownBy(() -> throttle.begin(ANN, "10.0.0.1")).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void strangers_who_guess_at_an_account_do_not_keep_its_owner_out() {
        guessFromEverywhere(ANN);

        throttle.begin(ANN, HOME).takeBack();
    }

    @Test
    void what_is_remembered_is_bounded_whatever_comes_in() {
        for (int i = 0; i < 50_000; i++) {
            throttle.begin("person" + i + "@example.com", "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }
        assertThat(throttle.remembered()).isLessThan(50_000);
    }

    /** Each stranger has its first attempt, and then takes part in using up those of the account. */
    private void guessFromEverywhere(String account) {
        for (int i = 0; i < 100; i++) {
            try {
                fail(account, "10.0.0." + i % 20, 1);
            } catch (TooManyAttemptsException refused) {
                assertThat(refused.retryAfter()).isPositive();
            }
        }
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(account, address);
        }
    }
}
