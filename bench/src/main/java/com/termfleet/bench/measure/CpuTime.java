package com.termfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Processor time of processes. On a busy machine it varies less than time by the clock. */
public final class CpuTime {

    /** Linux counts in hundredths of a second for every program. */
    private static final long NANOS_OF_TICK = 10_000_000;

    /** Fields of /proc/PID/stat after the command's name, from 0. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private CpuTime() {}

    /** Nanoseconds so far of these processes and of those that they have started and that still run. */
    public static long nanos(long... processes) {
        return LongStream.of(processes)
                .flatMap(CpuTime::withDescendants)
                .distinct()
                .map(CpuTime::ofOne)
                .sum();
    }

    private static LongStream withDescendants(long pid) {
        LongStream descendants = ProcessHandle.of(pid)
                .map(process -> process.descendants().mapToLong(ProcessHandle::pid))
                .orElse(LongStream.empty());
        return LongStream.concat(LongStream.of(pid), descendants);
    }

    private static long ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * NANOS_OF_TICK;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
