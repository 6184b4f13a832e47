package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A server, masters beside it, and followers in a network of their own whose wire is cut under load. */
final class NetworkCut implements AutoCloseable {

    private static final Duration BEFORE = Duration.ofSeconds(3);

    private final NetworkNamespace network;
    private final ServerProcess server;
    private final Fleet fleet;
    private final Books books;

    NetworkCut(Path folder, long seed) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        network = NetworkNamespace.create();
        Map<String, String> settings = new HashMap<>(KillSoak.settings());
        // The tokens pass along a wire of this computer.
        settings.put("TERMFLEET_GATEWAY_TLS", "OPTIONAL");
        server = ServerProcess.startAt(network.outside(), data, settings);
        Connector ofMasters = KillSoak.to(network.outside(), server.gatewayPort());
        fleet = new Fleet(server, new Random(seed), ofMasters, network.to(server.gatewayPort()));
        books = new Books(fleet, new EmbeddedDatabase(data));
    }

    /** Cuts the wire for so long, and asserts that masters notice nothing and that the books agree afterwards. */
    void lasting(Duration duration) throws IOException {
        fleet.load(true);
        fleet.pass(BEFORE);
        int signals = fleet.signals();
        network.cut();
        fleet.pass(duration);
        network.mend();

        assertThat(fleet.signals()).as("signals while the wire was cut").isGreaterThan(signals);
        assertThat(fleet.refusals()).as("refused signals").isEmpty();
        fleet.pass(BEFORE);
        fleet.load(false);
        Comparison comparison = books.settled(KillRounds.RECOVERY);
        assertThat(comparison.isClean()).as("%s", comparison).isTrue();

        fleet.closeAll();
        Comparison flat = books.settled(KillRounds.RECOVERY);
        assertThat(flat.isClean()).as("after all was closed: %s", flat).isTrue();
    }

    /** What the server has printed. */
    String output() throws IOException {
        return server.output();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        fleet.close();
        server.close();
        network.close();
    }

    /** {@code SECONDS SEED}: one long cut, for scripts/soak.sh. */
    public static void main(String[] arguments) throws Exception {
        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[0]));
        Path folder = Files.createTempDirectory("termfleet-cut");
        try (NetworkCut cut = new NetworkCut(folder, Long.parseLong(arguments[1]))) {
            cut.lasting(duration);
            System.out.println("network cut: seconds=" + duration.toSeconds() + " signals=" + cut.fleet.signals()
                    + " copies=" + cut.fleet.copies() + " duplicates=0 lost=0 leftOpen=0");
        }
    }
}
