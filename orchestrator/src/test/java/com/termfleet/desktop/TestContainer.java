package com.termfleet.desktop;

import com.termfleet.kernel.AccountId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container of the terminals' image, waiting for its configuration: display and Windows run, no terminal does. */
final class TestContainer implements DesktopHost, AutoCloseable {

    private static final String IMAGE = "termfleet/mt5-wine:base";

    private final String name;

    private TestContainer(String name) {
        this.name = name;
    }

    static TestContainer start() throws IOException, InterruptedException {
        TestContainer container = new TestContainer("termfleet-desktop-test-" + Long.toHexString(System.nanoTime()));
        docker(
                new byte[0],
                List.of(
                        "run",
                        "--detach",
                        "--rm",
                        "--name",
                        container.name,
                        "--cap-drop",
                        "ALL",
                        "--security-opt",
                        "no-new-privileges",
                        IMAGE));
        return container;
    }

    void awaitLog(String text, Duration deadline) throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!docker(new byte[0], List.of("logs", name)).contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the container did not log " + text);
            }
        }
    }

    /** Whether a VNC server listens, as the kernel sees it. */
    boolean isListening() throws IOException, InterruptedException {
        String sockets = docker(new byte[0], List.of("exec", name, "cat", "/proc/net/tcp"));
        return sockets.lines().anyMatch(line -> line.matches(".*:170C [0-9A-F:]+ 0A .*"));
    }

    @Override
    public Optional<InetSocketAddress> vncAddress(AccountId account) {
        String format = "{{.NetworkSettings.IPAddress}}";
        String address = unchecked(new byte[0], List.of("inspect", "--format", format, name))
                .strip();
        return Optional.of(new InetSocketAddress(address, 5900));
    }

    @Override
    public byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline) {
        List<String> arguments = new ArrayList<>(List.of("exec", "-i", name));
        arguments.addAll(command);
        return unchecked(input, arguments).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        docker(new byte[0], List.of("rm", "--force", "--volumes", name));
    }

    private static String unchecked(byte[] input, List<String> arguments) {
        try {
            return docker(input, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String docker(byte[] input, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
