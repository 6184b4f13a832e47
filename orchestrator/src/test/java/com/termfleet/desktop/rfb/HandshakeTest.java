package com.termfleet.desktop.rfb;

import static com.termfleet.desktop.rfb.ViewerBytes.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private static final byte[] VERSION = ascii("RFB 003.008\n");
    private static final byte[] CHALLENGE = ascii("0123456789abcdef");
    private static final byte[] OK = new byte[4];

    @Test
    void signs_in_at_a_server_that_offers_vnc_authentication_among_others() throws IOException {
        byte[] server = concat(VERSION, new byte[] {3, 1, 2, 19}, CHALLENGE, OK);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        ServerHandshake.signIn(new ByteArrayInputStream(server), said, "secret");

        assertThat(said.toByteArray())
                .isEqualTo(concat(VERSION, new byte[] {2}, VncAuthentication.answer(CHALLENGE, "secret")));
    }

    @Test
    void a_server_that_falls_silent_at_any_byte_is_given_up() {
        byte[] server = concat(VERSION, new byte[] {1, 2}, CHALLENGE, OK);
        for (int cut = 0; cut < server.length; cut++) {
            byte[] part = Arrays.copyOf(server, cut);
            assertThatThrownBy(() -> ServerHandshake.signIn(
                            new ByteArrayInputStream(part), new ByteArrayOutputStream(), "secret"))
                    .as("cut at %d", cut)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_servers_reason_for_refusing_is_told() {
        byte[] refusal = concat(new byte[] {0, 0, 0, 1, 0, 0, 0, 4}, ascii("nope"));
        byte[] wrongPassword = concat(VERSION, new byte[] {1, 2}, CHALLENGE, refusal);
        byte[] tooMany = concat(VERSION, new byte[] {0, 0, 0, 0, 4}, ascii("full"));

        assertThatThrownBy(() -> signIn(wrongPassword))
                .isInstanceOf(RfbException.class)
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> signIn(tooMany))
                .isInstanceOf(RfbException.class)
                .hasMessageContaining("full");
    }

    @Test
    void another_server_or_one_without_vnc_authentication_is_refused() {
        assertThatThrownBy(() -> signIn(ascii("SSH-2.0-abcd\n"))).isInstanceOf(RfbException.class);
        assertThatThrownBy(() -> signIn(ascii("RFB 003.003\n"))).isInstanceOf(RfbException.class);
        assertThatThrownBy(() -> signIn(concat(VERSION, new byte[] {1, 1}))).isInstanceOf(RfbException.class);
    }

    @Test
    void a_viewer_is_welcomed_without_a_password() throws IOException {
        byte[] viewer = concat(VERSION, new byte[] {1, 0});
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        ClientHandshake.welcome(new ByteArrayInputStream(viewer), said);

        assertThat(said.toByteArray()).isEqualTo(concat(VERSION, new byte[] {1, 1}, OK));
    }

    @Test
    void a_viewer_that_says_something_else_or_nothing_is_refused() {
        byte[] viewer = concat(VERSION, new byte[] {1, 0});
        for (int cut = 0; cut < viewer.length; cut++) {
            byte[] part = Arrays.copyOf(viewer, cut);
            assertThatThrownBy(() -> welcome(part)).as("cut at %d", cut).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> welcome(ascii("GET / HTTP/1.1\r\n"))).isInstanceOf(RfbException.class);
        assertThatThrownBy(() -> welcome(concat(VERSION, new byte[] {2, 0}))).isInstanceOf(RfbException.class);
    }

    private static void signIn(byte[] server) throws IOException {
        ServerHandshake.signIn(new ByteArrayInputStream(server), new ByteArrayOutputStream(), "secret");
    }

    private static void welcome(byte[] viewer) throws IOException {
        ClientHandshake.welcome(new ByteArrayInputStream(viewer), new ByteArrayOutputStream());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
