package com.termfleet.desktop;

import java.net.InetSocketAddress;
import java.time.Clock;

/** Desktops whose VNC server is a test's own. */
public final class DesktopFixture {

    private DesktopFixture() {}

    /** Nothing that is put off is ever done. */
    public static Desktops desktops(InetSocketAddress vnc, Clock clock) {
        return new Desktops(new FakeDesktopHost(vnc), (delay, task) -> {}, clock);
    }
}
