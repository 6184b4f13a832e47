package com.termfleet.bench;

import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.measure.OpenLoop;
import com.termfleet.bench.redis.RedisServer;
import com.termfleet.bench.redis.RedisSide;
import com.termfleet.bench.server.Fleet;
import com.termfleet.bench.server.FleetSide;
import com.termfleet.bench.server.Folders;
import com.termfleet.bench.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A steady 5,000 copies a second to 500 followers that confirm each, against Redis pub/sub at the same pace whose
 * subscribers answer each message too. Positions stay open, so that the state grows as it does in use. Stretches of both
 * take turns, so that a machine that slows down slows both.
 */
final class LoadBenchmark implements Bench.Benchmark {

    private static final List<Integer> GROUPS = List.of(500);
    private static final int FOLLOWERS = GROUPS.getFirst();
    private static final int SYMBOLS = 200;
    private static final double COPIES_PER_SECOND = 5_000;
    private static final int WARM_UPS = Integer.getInteger("termfleet.bench.warm-ups", 3);
    private static final int STRETCHES = Integer.getInteger("termfleet.bench.stretches", 6);
    private static final Duration STRETCH = Duration.ofSeconds(5);

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        try (Server server = Server.start(data);
                RedisServer redis = RedisServer.start()) {
            report.say("making one master and " + FOLLOWERS + " followers");
            Fleet fleet = Fleet.create(server.api(), GROUPS);
            try (FleetSide ours = new FleetSide(server, fleet, SYMBOLS);
                    RedisSide baseline = new RedisSide(redis, GROUPS)) {
                compare(report, new OpenLoop(List.of(ours, baseline)), ours, baseline);
            }
        } finally {
            Folders.delete(data);
        }
    }

    private static void compare(Report report, OpenLoop loop, FleetSide ours, RedisSide baseline) throws Exception {
        report.say("warming up");
        Deliveries.Result unused = new Deliveries.Result();
        for (int i = 0; i < WARM_UPS; i++) {
            stretch(loop, ours, true, unused);
            stretch(loop, ours, false, unused);
            loop.run(baseline, 0, COPIES_PER_SECOND / FOLLOWERS, STRETCH, unused);
        }
        report.say("measuring " + STRETCHES + " stretches of " + STRETCH.toSeconds() + " s of each");
        Deliveries.Result withIds = new Deliveries.Result();
        Deliveries.Result withoutIds = new Deliveries.Result();
        Deliveries.Result redis = new Deliveries.Result();
        for (int i = 0; i < STRETCHES; i++) {
            stretch(loop, ours, true, withIds);
            loop.run(baseline, 0, COPIES_PER_SECOND / FOLLOWERS, STRETCH, redis);
            stretch(loop, ours, false, withoutIds);
        }
        print(report, withIds, withoutIds, redis);
    }

    private static void stretch(OpenLoop loop, FleetSide ours, boolean ids, Deliveries.Result into) throws Exception {
        ours.answerWithIds(ids);
        loop.run(ours, 0, COPIES_PER_SECOND / FOLLOWERS, STRETCH, into);
    }

    private static void print(
            Report report, Deliveries.Result withIds, Deliveries.Result withoutIds, Deliveries.Result redis) {
        figures(report, "copy", withIds);
        figures(report, "copy, answers without id=", withoutIds);
        figures(report, "Redis", redis);
        ratios(report, "ours / Redis, each copy", withIds.copies(), redis.copies());
        ratios(report, "ours / Redis, last of 500", withIds.signals(), redis.signals());
        report.ratio(
                "answers without id= / with, each copy, median",
                withoutIds.copies().medianMillis(),
                withIds.copies().medianMillis(),
                1.1);
        report.ratio(
                "answers without id= / with, each copy, 99th percentile",
                withoutIds.copies().p99Millis(),
                withIds.copies().p99Millis(),
                1.2);
    }

    private static void figures(Report report, String what, Deliveries.Result result) {
        report.figure(what + ", median", result.copies().medianMillis(), "ms");
        report.figure(what + ", 99th percentile", result.copies().p99Millis(), "ms");
        report.figure(what + ", last of 500, median", result.signals().medianMillis(), "ms");
        report.figure(what + ", last of 500, 99th percentile", result.signals().p99Millis(), "ms");
        report.figure(what + ", processor time of each", result.cpuMicrosOfCopy(), "µs");
    }

    private static void ratios(Report report, String what, Latencies ours, Latencies redis) {
        report.ratio(what + ", median", ours.medianMillis(), redis.medianMillis(), 1.4);
        report.ratio(what + ", 99th percentile", ours.p99Millis(), redis.p99Millis(), 3);
    }
}
