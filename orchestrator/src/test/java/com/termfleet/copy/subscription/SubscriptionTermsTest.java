package com.termfleet.copy.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.copy.subscription.Subscription.Sizing;
import com.termfleet.copy.subscription.Subscription.Sizing.Mode;
import com.termfleet.copy.subscription.Subscription.Terms;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTermsTest {

    private final FieldErrors errors = new FieldErrors();

    @ParameterizedTest
    @EnumSource
    void every_mode_can_be_chosen(Mode mode) {
        Terms terms = SubscriptionTerms.make(request(mode.name(), "1.5", null), errors);

        assertThat(terms.sizing()).isEqualTo(new Sizing(mode, new BigDecimal("1.5")));
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void the_expert_of_the_follower_needs_no_value() {
        Terms terms = SubscriptionTerms.make(request("FOLLOWER", null, null), errors);

        assertThat(terms.sizing()).isEqualTo(new Sizing(Mode.FOLLOWER, BigDecimal.ONE));
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "MARTINGALE, 1, sizing.mode",
        "EQUITY,, sizing.value",
        "EQUITY, 0, sizing.value",
        "EQUITY, -1, sizing.value",
        "RISK_PERCENT, 100.01, sizing.value",
    })
    void what_cannot_be_used_is_named(String mode, @Nullable String value, String field) {
        SubscriptionTerms.make(request(mode, value, null), errors);

        assertThatThrownBy(errors::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(InvalidInputException.FieldError::field)
                                .containsExactly(field));
    }

    @Test
    void what_the_followers_expert_does_is_not_done_twice() {
        SubscriptionTerms.make(request("FOLLOWER", null, Map.of("GOLD", "XAUUSD")), errors);

        assertThatThrownBy(errors::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(InvalidInputException.FieldError::field)
                                .containsExactly("symbolMap"));
    }

    private static SubscriptionRequest request(
            String mode, @Nullable String value, @Nullable Map<String, @Nullable String> symbols) {
        SizingRequest sizing = new SizingRequest(mode, value == null ? null : new BigDecimal(value));
        return new SubscriptionRequest(1L, 2L, sizing, null, null, null, symbols, null, null, null, null, null, null);
    }
}
