package com.termfleet.bench.server;

import com.termfleet.bench.measure.CpuTime;
import com.termfleet.bench.measure.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as a user starts it, on free loopback ports and a data folder of its own. */
public final class Server implements Closeable {

    /** How deep in the data folder PostgreSQL's own folder is. */
    private static final int DEPTH = 2;

    private static final String ADMIN = "admin@localhost";
    private static final String PASSWORD = "bench-only-" + Long.toHexString(System.nanoTime());

    private final Process process;
    private final Path data;
    private final int gatewayPort;
    private final Api api;
    private final Duration untilReady;

    private Server(Process process, Path data, int gatewayPort, Api api, Duration untilReady) {
        this.process = process;
        this.data = data;
        this.gatewayPort = gatewayPort;
        this.api = api;
        this.untilReady = untilReady;
    }

    public static Server start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** @param settings further ones, as variables of its environment */
    public static Server start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        int http = Ports.free();
        int gateway = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("termfleet.root", "."), "scripts/server.sh")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("termfleet-bench", ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "TERMFLEET_HTTP_PORT",
                        Integer.toString(http),
                        "TERMFLEET_GATEWAY_PORT",
                        Integer.toString(gateway),
                        "TERMFLEET_DATA",
                        data.toString(),
                        "TERMFLEET_ADMIN_EMAIL",
                        ADMIN,
                        "TERMFLEET_ADMIN_PASSWORD",
                        PASSWORD,
                        "TERMFLEET_DEMO",
                        "false"));
        builder.environment().putAll(settings);
        long begin = System.nanoTime();
        Process process = builder.start();
        Api api = new Api(http, ADMIN, PASSWORD);
        api.awaitHealthy(process, Duration.ofSeconds(90));
        return new Server(process, data, gateway, api, Duration.ofNanos(System.nanoTime() - begin));
    }

    public Api api() {
        return api;
    }

    public InetSocketAddress gateway() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort);
    }

    /** From the start of the process to the first healthy answer. */
    public Duration untilReady() {
        return untilReady;
    }

    /** Resident memory of the server's process, in MB; its PostgreSQL is not counted. */
    public double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS for process " + process.pid());
    }

    /** Processor time of the server and its PostgreSQL so far, in nanoseconds. */
    public long cpuNanos() throws IOException {
        return CpuTime.nanos(process.pid(), postmaster());
    }

    private long postmaster() throws IOException {
        try (Stream<Path> files = Files.find(data, DEPTH, (file, is) -> file.endsWith("postmaster.pid"))) {
            Path file = files.findFirst().orElseThrow(() -> new IOException("no PostgreSQL runs in " + data));
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server was stopping", e);
        }
    }
}
