package com.termfleet.desktop;

import com.github.dockerjava.api.model.Capability;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.Docker;
import com.termfleet.testing.LocalContainer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.wait.strategy.Wait;

/** A container of the terminals' image without a configuration: its display and Wine run, a terminal does not. */
final class TestContainer implements DesktopHost, AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final LocalContainer container = new LocalContainer("termfleet/mt5-wine:base")
            .withHostConfig(host -> host.withCapDrop(Capability.ALL).withSecurityOpts(List.of("no-new-privileges")))
            .waitingFor(Wait.forLogMessage(".*step=credentials.*", 1).withStartupTimeout(START_TIMEOUT));

    static TestContainer start() {
        TestContainer started = new TestContainer();
        started.container.start();
        return started;
    }

    /** Whether a VNC server listens, as the kernel sees it. */
    boolean isListening() {
        String sockets = Docker.run("exec", container.getContainerId(), "cat", "/proc/net/tcp");
        return sockets.lines().anyMatch(line -> line.matches(".*:170C [0-9A-F:]+ 0A .*"));
    }

    @Override
    public Optional<InetSocketAddress> vncAddress(AccountId account) {
        return Optional.of(new InetSocketAddress(container.address(), 5900));
    }

    @Override
    public byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline) {
        return Docker.exec(container.getContainerId(), command, input);
    }

    @Override
    public void close() {
        container.close();
    }
}
