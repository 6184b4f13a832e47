package com.termfleet.desktop;

import com.termfleet.kernel.AccountId;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A container that runs, or not, and notes what was run in it. */
final class FakeDesktopHost implements DesktopHost {

    final List<String> ran = new CopyOnWriteArrayList<>();
    volatile Optional<InetSocketAddress> address;
    volatile String answer = "ready\n";

    FakeDesktopHost(InetSocketAddress address) {
        this.address = Optional.of(address);
    }

    @Override
    public Optional<InetSocketAddress> vncAddress(AccountId account) {
        return address;
    }

    @Override
    public byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline) {
        ran.add(String.join(" ", command));
        return answer.getBytes(StandardCharsets.UTF_8);
    }
}
