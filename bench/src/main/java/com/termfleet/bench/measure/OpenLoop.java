package com.termfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Load in an open loop: a thread of its own sends messages at a fixed pace, whatever becomes of those before, while the
 * calling thread reads and answers as all receivers.
 */
public final class OpenLoop {

    private static final long POLL_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SETTLE = Duration.ofMillis(300);
    /** What arrives up to this long after the last message was due is not late. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final List<Side> all;
    private long nextSignal = 1_000_000;

    /** @param all the sides whose connections are to be kept alive, whichever is measured */
    public OpenLoop(List<Side> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Sends for a time, and returns when everything was delivered and the answers have had time to be processed.
     *
     * @param signalsPerSecond to be multiplied by the group's size for the number of copies
     * @param into what was measured is added to it
     */
    public void run(Side side, int group, double signalsPerSecond, Duration time, Deliveries.Result into)
            throws IOException, InterruptedException, TimeoutException {
        long cpuBefore = side.cpuNanos();
        Pace pace = Pace.soon(signalsPerSecond, time);
        long first = nextSignal;
        nextSignal += pace.count();
        Deliveries deliveries = new Deliveries(first, pace, side.receivers(group), into, pace.end() + GRACE.toNanos());
        side.deliverTo(deliveries);
        Thread sender = Thread.ofPlatform().name("pace").start(() -> send(side, group, first, pace));
        long deadline = pace.end() + PATIENCE.toNanos();
        while (!deliveries.isComplete()) {
            poll(side);
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(deliveries.left() + " copies did not arrive within " + PATIENCE);
            }
        }
        sender.join();
        idle(SETTLE);
        into.addCpu(side.cpuNanos() - cpuBefore);
    }

    private static void send(Side side, int group, long first, Pace pace) {
        for (int number = 0; number < pace.count(); number++) {
            pace.await(number);
            try {
                side.send(group, first + number);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends nothing for a time but what keeps the connections alive. */
    public void idle(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (Side side : all) {
                poll(side);
            }
        }
    }

    private void poll(Side side) throws IOException {
        side.poll(POLL_MILLIS);
        for (Side each : all) {
            each.keepAlive();
        }
    }
}
