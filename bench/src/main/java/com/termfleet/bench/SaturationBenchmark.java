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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** How many copies a second 500 followers can be sent and confirm: the pace is raised until the server, or Redis, falls behind. */
final class SaturationBenchmark implements Bench.Benchmark {

    private static final List<Integer> GROUPS = List.of(500);
    private static final int SYMBOLS = 200;
    private static final double WARM_UP_RATE = 5_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final double FIRST_RATE = 8_000;
    private static final double FACTOR = 1.25;
    private static final double LAST_RATE = 150_000;
    private static final Duration STEP = Duration.ofSeconds(3);

    /** The part of a step's copies that may arrive after its end. */
    private static final double LATE = 0.01;

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        try (Server server = Server.start(data);
                RedisServer redis = RedisServer.start()) {
            Fleet fleet = Fleet.create(server.api(), GROUPS);
            try (FleetSide ours = new FleetSide(server, fleet, SYMBOLS);
                    RedisSide baseline = new RedisSide(redis, GROUPS)) {
                OpenLoop loop = new OpenLoop(List.of(ours, baseline));
                report.figure("highest rate that the server keeps up with", highest(loop, ours), "copies/s");
                report.figure("highest rate that Redis keeps up with", highest(loop, baseline), "copies/s");
            }
        } finally {
            Folders.delete(data);
        }
    }

    /** @return copies a second of the last step that the side kept up with; 0 if it fell behind at the first */
    private static double highest(OpenLoop loop, Side side) throws IOException, InterruptedException, TimeoutException {
        loop.run(side, 0, WARM_UP_RATE / side.receivers(0), WARM_UP, new Deliveries.Result());
        double reached = 0;
        for (double rate = FIRST_RATE; rate < LAST_RATE; rate *= FACTOR) {
            Deliveries.Result result = new Deliveries.Result();
            loop.run(side, 0, rate / side.receivers(0), STEP, result);
            if (result.late() > LATE * result.copies().count()) {
                break;
            }
            reached = rate;
        }
        return reached;
    }
}
