package com.termfleet.desktop.rfb;

import static com.termfleet.desktop.rfb.ViewerBytes.concat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClientMessageFilterTest {

    private static final int EXTENDED_MOUSE_BUTTONS = -316;

    private static final byte[] HARMLESS = concat(
            ViewerBytes.setPixelFormat(),
            ViewerBytes.setEncodings(7, EXTENDED_MOUSE_BUTTONS, -239),
            ViewerBytes.updateRequest(),
            ViewerBytes.continuousUpdates(),
            ViewerBytes.fence(5),
            ViewerBytes.fence(0));

    private static final byte[] INPUT = concat(
            ViewerBytes.key('a'),
            ViewerBytes.pointer(1, 100, 200),
            ViewerBytes.extendedPointer(),
            ViewerBytes.cutText(5, 5),
            ViewerBytes.cutText(-12, 12),
            ViewerBytes.cutText(0, 0),
            ViewerBytes.xvp(),
            ViewerBytes.setDesktopSize(2),
            ViewerBytes.qemuKey(),
            ViewerBytes.qemuAudioFormat(),
            ViewerBytes.qemuAudioOn());

    private static final byte[] ALL = concat(HARMLESS, INPUT, HARMLESS, INPUT);

    @Test
    void a_viewer_in_control_is_passed_on_unchanged_wherever_its_bytes_are_cut() throws IOException {
        for (int cut = 0; cut <= ALL.length; cut++) {
            assertThat(filtered(false, ALL, cut)).as("cut at %d", cut).isEqualTo(ALL);
        }
    }

    @Test
    void a_view_only_viewers_input_is_left_out_wherever_its_bytes_are_cut() throws IOException {
        for (int cut = 0; cut <= ALL.length; cut++) {
            assertThat(filtered(true, ALL, cut)).as("cut at %d", cut).isEqualTo(concat(HARMLESS, HARMLESS));
        }
    }

    @Test
    void single_bytes_are_as_good_as_whole_messages() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ClientMessageFilter filter = new ClientMessageFilter(true, out);
        for (byte b : ALL) {
            filter.accept(ByteBuffer.wrap(new byte[] {b}));
        }
        assertThat(out.toByteArray()).isEqualTo(concat(HARMLESS, HARMLESS));
    }

    @Test
    void an_eighth_button_is_no_extended_pointer_event_unless_that_was_agreed_on() throws IOException {
        byte[] stream = concat(
                ViewerBytes.setEncodings(EXTENDED_MOUSE_BUTTONS),
                ViewerBytes.setEncodings(7),
                ViewerBytes.pointer(0x80, 1, 2),
                ViewerBytes.updateRequest());

        assertThat(filtered(true, stream, 0))
                .isEqualTo(concat(
                        ViewerBytes.setEncodings(EXTENDED_MOUSE_BUTTONS),
                        ViewerBytes.setEncodings(7),
                        ViewerBytes.updateRequest()));
    }

    @Test
    void an_unknown_message_ends_the_connection() {
        assertThatThrownBy(() -> filtered(false, new byte[] {99}, 0))
                .isInstanceOf(RfbException.class)
                .hasMessageContaining("99");
    }

    @Test
    void an_endless_clipboard_ends_the_connection() {
        assertThatThrownBy(() -> filtered(false, ViewerBytes.cutText(Integer.MIN_VALUE, 0), 0))
                .isInstanceOf(RfbException.class);
        assertThatThrownBy(() -> filtered(true, ViewerBytes.cutText(Integer.MAX_VALUE, 0), 0))
                .isInstanceOf(RfbException.class);
    }

    @Property(tries = 500)
    void whatever_bytes_come_none_of_a_view_only_viewers_input_gets_through(@ForAll byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ClientMessageFilter(true, out).accept(ByteBuffer.wrap(bytes));
        } catch (RfbException expected) {
            assertThat(expected).hasMessageStartingWith("The viewer");
        }
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new ClientMessageFilter(true, again).accept(ByteBuffer.wrap(out.toByteArray()));
        assertThat(again.toByteArray())
                .as("filtering what was passed takes nothing away")
                .isEqualTo(out.toByteArray());
    }

    private static byte[] filtered(boolean viewOnly, byte[] bytes, int cut) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ClientMessageFilter filter = new ClientMessageFilter(viewOnly, out);
        filter.accept(ByteBuffer.wrap(bytes, 0, cut));
        filter.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut));
        return out.toByteArray();
    }
}
