package com.termfleet.desktop;

import com.termfleet.kernel.AccountId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a desktop needs of the container that it runs in. Thread-safe. */
interface DesktopHost {

    /** Where its VNC server listens once it runs; empty if the container does not run. */
    Optional<InetSocketAddress> vncAddress(AccountId account);

    /**
     * Runs a program in the container.
     *
     * @return what it printed
     * @throws RuntimeException if the container does not run, cannot be reached in time, or the program failed
     */
    byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline);
}
