package com.termfleet.bench;

import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.server.Api;
import com.termfleet.bench.server.BareTerminal;
import com.termfleet.bench.server.Commands;
import com.termfleet.bench.server.Folders;
import com.termfleet.bench.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * From POST /accounts until the Expert Advisor is ALIVE, against a bare {@code docker run} of the same image whose terminal
 * connects to a plain socket. The two take turns.
 */
final class ProvisionBenchmark implements Bench.Benchmark {

    private static final int ROUNDS = 7;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        Latencies ours = new Latencies();
        Latencies bare = new Latencies();
        try (Server server = Server.start(data)) {
            long owner = server.api().get("/session").get("user").get("id").asLong();
            provision(server.api(), owner, "warm-up");
            BareTerminal.untilConnected(DEADLINE);
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(provision(server.api(), owner, "bench terminal " + i));
                bare.add(BareTerminal.untilConnected(DEADLINE));
            }
        } finally {
            Commands.run("docker", "network", "rm", networkOf(data));
            Folders.delete(data);
        }
        report.figure("POST /accounts until the expert is ALIVE, median", ours.medianMillis(), "ms");
        report.figure("bare docker run until its socket connects, median", bare.medianMillis(), "ms");
        report.ratio("ours / bare, median", ours.medianMillis(), bare.medianMillis(), 1.5);
    }

    /** What the server made for its terminals stays when it stops, since terminals do. */
    private static String networkOf(Path data) throws IOException {
        return "termfleet-" + Files.readString(data.resolve("instance")).substring(0, 8);
    }

    /** Makes one hosted follower, waits until it is alive and removes it again. */
    private static long provision(Api api, long owner, String name)
            throws IOException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        JsonNode account = api.post(
                "/accounts",
                Map.of(
                        "name", name,
                        "ownerId", owner,
                        "role", "FOLLOWER",
                        "platform", "MT5",
                        "login", "50090001",
                        "password", "bench",
                        "server", "TermFleet-Demo",
                        "terminal", "simulator"));
        String path = "/accounts/" + account.get("id").asLong();
        while (!api.get(path).get("expertState").asString().equals("ALIVE")) {
            if (System.nanoTime() - begin > DEADLINE.toNanos()) {
                throw new TimeoutException(name + " was not ALIVE within " + DEADLINE + ": " + api.get(path));
            }
            Thread.sleep(LOOK_AGAIN);
        }
        long took = System.nanoTime() - begin;
        api.delete(path);
        return took;
    }
}
