package com.termfleet.bench;

import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.OpenLoop;
import com.termfleet.bench.measure.Side;
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
import java.util.Locale;

/**
 * 10,000 followers connected at once, and what a copy costs when a signal goes to 100, 1,000 and 10,000 of them: processor
 * time of the server with its PostgreSQL, and of Redis at the same pace.
 */
final class ScaleBenchmark implements Bench.Benchmark {

    private static final List<Integer> GROUPS = List.of(100, 1_000, 10_000);
    private static final int MOST = GROUPS.getLast();
    private static final int SYMBOLS = 20;
    private static final double COPIES_PER_SECOND = 5_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration STRETCH = Duration.ofSeconds(6);
    private static final Duration IDLE = Duration.ofSeconds(5);

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        try (Server server = Server.start(data)) {
            report.say("making " + GROUPS.size() + " masters and " + MOST + " followers");
            Fleet fleet = Fleet.create(server.api(), GROUPS);
            report.say("connecting them");
            try (FleetSide ours = new FleetSide(server, fleet, SYMBOLS)) {
                report.figure("followers connected", MOST, "");
                measureAll(report, "the server", ours);
                report.figure("resident memory with all of them", server.residentMegabytes(), "MB");
            }
        } finally {
            Folders.delete(data);
        }
        // Not at the same time: one process can seldom open 20,000 connections.
        try (RedisServer redis = RedisServer.start();
                RedisSide baseline = new RedisSide(redis, GROUPS)) {
            measureAll(report, "Redis", baseline);
        }
    }

    private static void measureAll(Report report, String whose, Side side) throws Exception {
        OpenLoop loop = new OpenLoop(List.of(side));
        for (int group = 0; group < GROUPS.size(); group++) {
            loop.run(side, group, COPIES_PER_SECOND / GROUPS.get(group), WARM_UP, new Deliveries.Result());
        }
        double idle = idle(loop, side);
        report.figure(whose + ": processor time of the connections alone", 100 * idle, "% of one processor");
        for (int group = 0; group < GROUPS.size(); group++) {
            measure(report, whose, group, loop, side, idle);
        }
    }

    /** Processor time of the heartbeats of all connections: seconds in a second. */
    private static double idle(OpenLoop loop, Side side) throws Exception {
        long begin = System.nanoTime();
        long cpuBefore = side.cpuNanos();
        loop.idle(IDLE);
        return (double) (side.cpuNanos() - cpuBefore) / (System.nanoTime() - begin);
    }

    private static void measure(Report report, String whose, int group, OpenLoop loop, Side side, double idle)
            throws Exception {
        int receivers = side.receivers(group);
        Deliveries.Result result = new Deliveries.Result();
        long begin = System.nanoTime();
        loop.run(side, group, COPIES_PER_SECOND / receivers, STRETCH, result);
        double idleMicros = idle * (System.nanoTime() - begin) / 1e3;
        double ofCopy = result.cpuMicrosOfCopy() - idleMicros / result.copies().count();
        String of = String.format(Locale.ROOT, "%,d followers, %s", receivers, whose);
        report.figure(of + ": processor time of a copy", ofCopy, "µs");
        report.figure(of + ": each copy, median", result.copies().medianMillis(), "ms");
        report.figure(of + ": last copy, median", result.signals().medianMillis(), "ms");
    }
}
