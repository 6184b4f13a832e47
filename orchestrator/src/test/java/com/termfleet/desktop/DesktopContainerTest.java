package com.termfleet.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.desktop.rfb.ClientMessageFilter;
import com.termfleet.desktop.rfb.ViewerBytes;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real container's display behind a real VNC server. */
class DesktopContainerTest {

    private static final AccountId ACCOUNT = AccountId.of(7);
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private static TestContainer container;

    private final List<Runnable> postponed = new ArrayList<>();
    private Desktops desktops;

    @BeforeAll
    static void start() {
        container = TestContainer.start();
    }

    @BeforeEach
    void newDesktops() {
        desktops = new Desktops(container, (delay, task) -> postponed.add(task), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void who_has_control_moves_the_pointer_and_who_only_views_does_not() throws Exception {
        try (DesktopConnection connection = desktops.open(ticket(false))) {
            beginSession(connection);

            byte[] before = awaitThatViewingChangesNothing(connection);

            move(connection, false, 600, 500);
            awaitOtherPictureThan(before);
        }
    }

    @Test
    void each_connection_has_a_password_of_its_own_and_the_last_takes_the_server_along() throws Exception {
        DesktopConnection first = desktops.open(ticket(true));
        DesktopConnection second = desktops.open(ticket(true));
        beginSession(first);
        beginSession(second);

        first.close();
        second.close();
        postponed.forEach(Runnable::run);

        assertThat(container.isListening()).isFalse();
        try (DesktopConnection again = desktops.open(ticket(true))) {
            beginSession(again);
            assertThat(container.isListening()).isTrue();
        }
    }

    @Test
    void a_screenshot_is_a_png() {
        assertThat(desktops.screenshot(ACCOUNT)).startsWith(0x89, 'P', 'N', 'G');
    }

    private static void beginSession(DesktopConnection connection) throws IOException {
        connection.out().write(1);
        DataInputStream in = new DataInputStream(connection.in());
        assertThat(in.readUnsignedShort()).isEqualTo(1280);
        assertThat(in.readUnsignedShort()).isEqualTo(800);
        in.skipNBytes(16);
        in.skipNBytes(in.readInt());
    }

    /** Moves the pointer, and waits until the server, which answers in order, has gone beyond that. */
    private static void move(DesktopConnection connection, boolean viewOnly, int x, int y) throws IOException {
        ClientMessageFilter filter = new ClientMessageFilter(viewOnly, connection.out());
        filter.accept(ByteBuffer.wrap(ViewerBytes.pointer(0, x, y)));
        byte[] onePixel = {3, 0, 0, 0, 0, 0, 0, 1, 0, 1};
        filter.accept(ByteBuffer.wrap(onePixel));
        DataInputStream in = new DataInputStream(connection.in());
        assertThat(in.readUnsignedShort()).as("a framebuffer update").isZero();
        int rectangles = in.readUnsignedShort();
        for (int i = 0; i < rectangles; i++) {
            in.skipNBytes(4);
            int pixels = in.readUnsignedShort() * in.readUnsignedShort();
            assertThat(in.readInt()).as("raw encoding").isZero();
            in.skipNBytes(4L * pixels);
        }
    }

    /**
     * Puts the pointer somewhere and moves it as a viewer. The display is young: if something else is drawn meanwhile, such
     * as the window manager's first picture, the comparison is made again. A viewer that could move the pointer would never
     * leave the picture as it was.
     */
    private byte[] awaitThatViewingChangesNothing(DesktopConnection connection) throws IOException {
        Instant end = Instant.now().plus(DEADLINE);
        while (true) {
            move(connection, false, 100, 100);
            byte[] before = settledPicture();
            move(connection, true, 600, 500);
            if (Arrays.equals(settledPicture(), before)) {
                return before;
            }
            assertThat(Instant.now()).as("a viewer should not move the pointer").isBefore(end);
        }
    }

    private byte[] settledPicture() {
        byte[] last = desktops.screenshot(ACCOUNT);
        for (byte[] now = desktops.screenshot(ACCOUNT); !Arrays.equals(now, last); ) {
            last = now;
            now = desktops.screenshot(ACCOUNT);
        }
        return last;
    }

    /** A picture that differs, and stays: the display draws its pointer a moment after it was moved. */
    private byte[] awaitOtherPictureThan(byte[] before) {
        Instant end = Instant.now().plus(DEADLINE);
        byte[] last = before;
        while (true) {
            byte[] now = desktops.screenshot(ACCOUNT);
            if (!Arrays.equals(now, before) && Arrays.equals(now, last)) {
                return now;
            }
            last = now;
            assertThat(Instant.now()).as("the pointer should have moved by now").isBefore(end);
        }
    }

    private static DesktopTicket ticket(boolean viewOnly) {
        Principal ann = new Principal(new UserId(3), "ann@example.com", Role.FOLLOWER);
        return new DesktopTicket(ACCOUNT, ann, viewOnly, Instant.now());
    }
}
