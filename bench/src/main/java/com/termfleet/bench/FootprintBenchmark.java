package com.termfleet.bench;

import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.server.Folders;
import com.termfleet.bench.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;

/** How soon the server is ready on a second start, its own PostgreSQL included. */
final class FootprintBenchmark implements Bench.Benchmark {

    private static final int STARTS = 3;

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        try {
            try (Server first = Server.start(data)) {
                report.figure("first start until healthy", first.untilReady().toMillis() / 1000.0, "s");
            }
            Latencies starts = new Latencies();
            for (int i = 0; i < STARTS; i++) {
                try (Server again = Server.start(data)) {
                    starts.add(again.untilReady().toNanos());
                }
            }
            report.bound("second start until healthy, median of " + STARTS, starts.medianMillis() / 1000, "s", 6);
        } finally {
            Folders.delete(data);
        }
    }
}
