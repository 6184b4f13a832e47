package com.termfleet.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTextTest {

    private static final String SIGN_OF_TWO_UNITS = "\uD83D\uDCC8";

    @Test
    void a_message_that_fits_is_not_cut() {
        assertThat(MessageText.of("Subject", "12345", 13)).isEqualTo("Subject\n12345");
    }

    @Test
    void a_message_that_is_too_long_ends_with_an_ellipsis() {
        assertThat(MessageText.of("Subject", "123456", 13))
                .isEqualTo("Subject\n1234…")
                .hasSize(13);
    }

    @Test
    void no_sign_is_cut_in_half() {
        assertThat(MessageText.of("S", "a" + SIGN_OF_TWO_UNITS + "bc", 5)).isEqualTo("S\na…");
        assertThat(MessageText.of("S", "ab" + SIGN_OF_TWO_UNITS, 5)).isEqualTo("S\nab…");
    }
}
