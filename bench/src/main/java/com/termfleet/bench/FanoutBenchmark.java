package com.termfleet.bench;

import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.redis.RedisRounds;
import com.termfleet.bench.redis.RedisServer;
import com.termfleet.bench.server.Fleet;
import com.termfleet.bench.server.Folders;
import com.termfleet.bench.server.Server;
import com.termfleet.bench.server.SignalRounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One signal to 500 connected followers, sized, checked and committed before it is sent, against Redis pub/sub delivering
 * the same bytes to 500 subscribers. Rounds of both take turns in blocks, so that a machine that slows down slows both.
 */
final class FanoutBenchmark implements Bench.Benchmark {

    static final int FOLLOWERS = 500;
    private static final int WARM_UP = 400;
    private static final int BLOCKS = 10;
    private static final int ROUNDS_IN_BLOCK = 50;
    private static final Duration PAUSE = Duration.ofMillis(25);

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        try (Server server = Server.start(data);
                RedisServer redis = RedisServer.start()) {
            report.say("making one master and " + FOLLOWERS + " followers");
            Fleet fleet = Fleet.create(server.api(), List.of(FOLLOWERS));
            try (SignalRounds ours = new SignalRounds(server, fleet);
                    RedisRounds baseline = new RedisRounds(redis, FOLLOWERS)) {
                measure(report, ours, baseline);
                report.bound("resident memory with 500 followers", server.residentMegabytes(), "MB", 400);
            }
        } finally {
            Folders.delete(data);
        }
    }

    private static void measure(Report report, SignalRounds ours, RedisRounds baseline) throws Exception {
        report.say("warming up: " + WARM_UP + " rounds");
        for (int i = 0; i < WARM_UP; i++) {
            ours.round();
            ours.settle(PAUSE);
            baseline.round();
        }
        Latencies signal = new Latencies();
        Latencies publish = new Latencies();
        for (int block = 0; block < BLOCKS; block++) {
            for (int i = 0; i < ROUNDS_IN_BLOCK; i++) {
                signal.add(ours.round());
                ours.settle(PAUSE);
            }
            for (int i = 0; i < ROUNDS_IN_BLOCK; i++) {
                publish.add(baseline.round());
                baseline.settle(PAUSE);
            }
        }
        report.figure("signal to the last of 500 followers, median", signal.medianMillis(), "ms");
        report.figure("signal to the last of 500 followers, 99th percentile", signal.p99Millis(), "ms");
        report.figure("Redis publish to the last of 500 subscribers, median", publish.medianMillis(), "ms");
        report.figure("Redis publish to the last of 500, 99th percentile", publish.p99Millis(), "ms");
        report.ratio("ours / Redis, median", signal.medianMillis(), publish.medianMillis(), 2);
        report.ratio("ours / Redis, 99th percentile", signal.p99Millis(), publish.p99Millis(), 3);
    }
}
