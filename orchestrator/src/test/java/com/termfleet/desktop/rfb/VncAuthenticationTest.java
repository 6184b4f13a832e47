package com.termfleet.desktop.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VncAuthenticationTest {

    /** The key with which VNC servers obscure their password files, as characters. */
    private static final String PASSWORD_FILE_KEY =
            new String(HexFormat.of().parseHex("17526b06234e5807"), StandardCharsets.ISO_8859_1);

    @Test
    void encrypts_as_vnc_servers_do() {
        byte[] plain = "password".getBytes(StandardCharsets.US_ASCII);

        byte[] encrypted = VncAuthentication.answer(plain, PASSWORD_FILE_KEY);

        assertThat(HexFormat.of().formatHex(encrypted)).isEqualTo("dbd83cfd727a1458");
    }

    @Test
    void both_halves_of_the_challenge_are_encrypted_alike() {
        byte[] answer = VncAuthentication.answer(new byte[16], "secret");

        assertThat(answer).hasSize(16);
        assertThat(HexFormat.of().formatHex(answer, 0, 8))
                .isEqualTo(HexFormat.of().formatHex(answer, 8, 16));
    }

    @Test
    void only_the_first_eight_characters_count() {
        assertThat(VncAuthentication.answer(new byte[16], "12345678"))
                .isEqualTo(VncAuthentication.answer(new byte[16], "123456789"))
                .isNotEqualTo(VncAuthentication.answer(new byte[16], "1234567"));
    }
}
