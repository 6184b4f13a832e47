package com.termfleet.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A loopback port for a process that is yet to be started. It lies below those that Linux gives to outgoing connections and
 * to whoever asks for any port: one of these might be somebody else's by the time it is used. For the same reason test
 * processes that run beside each other, numbered by the property {@code termfleet.fork}, have different ones.
 */
public final class FreePort {

    private static final int FROM = 20_000;
    private static final int TO = 32_000;
    private static final int FORKS = 2;
    private static final int FORK = Integer.getInteger("termfleet.fork", 0);

    private FreePort() {}

    public static int next() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FROM / FORKS, TO / FORKS) * FORKS + FORK % FORKS;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }
}
