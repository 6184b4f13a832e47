package com.termfleet.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks named on the command line, or all of them, and prints one line for each figure. */
public final class Bench {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("fanout", new FanoutBenchmark());
        ALL.put("load", new LoadBenchmark());
        ALL.put("saturation", new SaturationBenchmark());
        ALL.put("scale", new ScaleBenchmark());
        ALL.put("sources", new SourcesBenchmark());
        ALL.put("footprint", new FootprintBenchmark());
        ALL.put("provision", new ProvisionBenchmark());
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> names = args.length == 0 ? List.copyOf(ALL.keySet()) : List.of(args);
        Report report = new Report();
        for (String name : names) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("no benchmark '" + name + "'; there are " + ALL.keySet());
            }
            report.heading(name);
            long begin = System.nanoTime();
            benchmark.run(report);
            report.figure("time that all this took", (System.nanoTime() - begin) / 1e9, "s");
        }
        report.print();
    }

    /** One comparison. */
    interface Benchmark {

        void run(Report report) throws Exception;
    }
}
