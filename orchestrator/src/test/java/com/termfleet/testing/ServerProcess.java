package com.termfleet.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, so that it can be killed; the data folder outlives it. */
public final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "orchestrator.jar").toAbsolutePath();
    /** What scripts/build.sh makes of the jar; starting from it takes half the time. */
    private static final Path CLASSES = Path.of("target", "app", "current", "classes.aot");

    private static final Path START =
            Path.of("..", "scripts", "server.sh").toAbsolutePath().normalize();
    private static final String PASSWORD = "test-only-password";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final String address;
    private final int httpPort;
    private final int gatewayPort;
    private final Map<String, String> settings;
    private Process process;

    private ServerProcess(Path data, String address, int gatewayPort, Map<String, String> settings) throws IOException {
        this.data = data;
        this.address = address;
        this.httpPort = FreePort.next();
        this.gatewayPort = gatewayPort;
        this.settings = settings;
        this.process = launch();
    }

    /** @param settings further environment variables */
    public static ServerProcess start(Path data, Map<String, String> settings) throws IOException {
        return startAt("127.0.0.1", data, settings);
    }

    /** @param address of this computer, where it listens */
    public static ServerProcess startAt(String address, Path data, Map<String, String> settings) throws IOException {
        ServerProcess server = new ServerProcess(data, address, FreePort.next(), settings);
        server.awaitHealthy(PATIENCE);
        return server;
    }

    /** One more, at an address of its own with the same gateway port, as on another machine; it need not become healthy. */
    public ServerProcess launchAnother(Path data, String address, Map<String, String> settings) throws IOException {
        return new ServerProcess(data, address, gatewayPort, settings);
    }

    public void awaitHealthy(Duration deadline) throws IOException {
        api().awaitHealthy(process, deadline);
    }

    public int gatewayPort() {
        return gatewayPort;
    }

    public RestApi api() {
        return new RestApi(address, httpPort, "admin@localhost", PASSWORD);
    }

    /** Shows nothing of itself; listens at 127.0.0.1 only. */
    public Http http() {
        return new Http(httpPort);
    }

    /** The installation's id, as the server writes it for those who tidy up after it. */
    public String instance() throws IOException {
        return Files.readString(data.resolve("instance")).strip();
    }

    /** What the server has printed so far, over all its lives. */
    public String output() throws IOException {
        return Files.readString(log());
    }

    /** SIGKILL: the server has no chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Of the process that was started last. */
    public long pid() {
        return process.pid();
    }

    /** Starts the server again on the same ports and data, and waits until it is healthy. */
    public void startAgain() throws IOException {
        launchAgain();
        awaitHealthy(PATIENCE);
    }

    /** Starts the server again on the same ports and data. */
    public void launchAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of(
                        "TERMFLEET_BIND",
                        address,
                        "TERMFLEET_HTTP_PORT",
                        Integer.toString(httpPort),
                        "TERMFLEET_GATEWAY_PORT",
                        Integer.toString(gatewayPort),
                        "TERMFLEET_DATA",
                        data.toString(),
                        "TERMFLEET_HEAP",
                        "256m",
                        "TERMFLEET_ADMIN_PASSWORD",
                        PASSWORD));
        return builder.start();
    }

    /** As it is started outside of tests, unless the jar was built by Maven alone. */
    private static List<String> command() throws IOException {
        if (Files.exists(CLASSES)
                && Files.getLastModifiedTime(CLASSES).compareTo(Files.getLastModifiedTime(JAR)) >= 0) {
            return List.of(START.toString());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-jar", JAR.toString());
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }
}
