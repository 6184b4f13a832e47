package com.termfleet.desktop;

import com.termfleet.kernel.AccountId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The container of a desktop, as far as a desktop uses it. Thread-safe. */
interface DesktopHost {

    /** The address of its VNC server, started or not; empty if the container is not running. */
    Optional<InetSocketAddress> vncAddress(AccountId account);

    /**
     * Runs a program in the container.
     *
     * @return what it printed
     * @throws RuntimeException if the container is not running or not reachable in time, or the program failed
     */
    byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline);
}
