package com.termfleet.bench.measure;

import java.util.Arrays;

/**
 * The messages of one measured stretch: when each was to be sent, and how many of its receivers still lack it. Latencies
 * begin at the intended time, so that a system that holds up the sender is not measured less often for it. Used by the
 * measuring thread.
 */
public final class Deliveries {

    private final long firstSignal;
    private final Pace pace;
    private final int[] missing;
    private final Result result;
    private final long lateAfter;
    private long left;

    /**
     * @param firstSignal the number of the first message; the others follow it
     * @param receivers how many each reaches
     * @param lateAfter a copy that arrives after this time, as of {@link System#nanoTime}, counts as late
     */
    Deliveries(long firstSignal, Pace pace, int receivers, Result result, long lateAfter) {
        this.firstSignal = firstSignal;
        this.pace = pace;
        this.missing = new int[pace.count()];
        this.result = result;
        this.lateAfter = lateAfter;
        this.left = (long) receivers * pace.count();
        Arrays.fill(missing, receivers);
    }

    /** One receiver has read the message. */
    public void arrived(long signal) {
        long now = System.nanoTime();
        int number = (int) (signal - firstSignal);
        if (number < 0 || number >= missing.length) {
            throw new IllegalStateException("message " + signal + " was not sent in this stretch");
        }
        if (--missing[number] < 0) {
            throw new IllegalStateException("message " + signal + " came more often than it has receivers");
        }
        long took = now - pace.dueAt(number);
        result.copies.add(took);
        if (missing[number] == 0) {
            result.signals.add(took);
        }
        if (now > lateAfter) {
            result.late++;
        }
        left--;
    }

    /** When the message was to be sent, as of {@link System#nanoTime}. */
    public long dueAt(long signal) {
        return pace.dueAt((int) (signal - firstSignal));
    }

    boolean isComplete() {
        return left == 0;
    }

    long left() {
        return left;
    }

    /** Of nothing that is sent. */
    public static Deliveries none() {
        return new Deliveries(0, new Pace(0, 1, 0), 0, new Result(), 0);
    }

    /** What was measured, over all stretches that were added to it. */
    public static final class Result {

        /** Of every copy. */
        private final Latencies copies = new Latencies();

        /** Of the last copy of every message. */
        private final Latencies signals = new Latencies();

        private long late;
        private long cpuNanos;

        public Latencies copies() {
            return copies;
        }

        public Latencies signals() {
            return signals;
        }

        void addCpu(long nanos) {
            cpuNanos += nanos;
        }

        /** Processor time of a copy, in microseconds: the answers to it included, and all else that the system did meanwhile. */
        public double cpuMicrosOfCopy() {
            return cpuNanos / 1e3 / copies.count();
        }

        /** Copies that came after their stretch had ended. */
        public long late() {
            return late;
        }
    }
}
