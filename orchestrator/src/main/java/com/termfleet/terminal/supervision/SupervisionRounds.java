package com.termfleet.terminal.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads on which supervision's periodic work runs. */
final class SupervisionRounds implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A tick later than this means that the server was paused and read no heartbeats meanwhile. */
    private static final Duration STALL = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(SupervisionRounds.class);

    /** Runs nothing that waits for the engine, so that a late tick can only mean a paused server. */
    private final ScheduledExecutorService ticks = threads("terminal-clock-", 1);

    private final ScheduledExecutorService rounds = threads("terminal-round-", 2);
    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;
    private final Clock clock;

    /** Read and written by the ticks, one after the other. */
    private volatile Instant lastTick;

    SupervisionRounds(SupervisorRegistry registry, ExternalSessions externalSessions, Clock clock) {
        this.registry = registry;
        this.externalSessions = externalSessions;
        this.clock = clock;
        this.lastTick = clock.instant();
    }

    void beginTicks() {
        lastTick = clock.instant();
        schedule(TICK, ticks, this::tick);
    }

    private void tick() {
        Instant now = clock.instant();
        if (Duration.between(lastTick, now).compareTo(STALL) > 0) {
            log.warn(
                    "Server paused; ignoring heartbeats missed meanwhile seconds={}",
                    Duration.between(lastTick, now).toSeconds());
            registry.each(supervisor -> supervisor.change(t -> t.forgiven(now)));
        }
        lastTick = now;
        externalSessions.check();
    }

    /** @param work may wait for the engine */
    void every(Duration period, Runnable work) {
        schedule(period, rounds, work);
    }

    void soon(Runnable work) {
        rounds.execute(() -> run(work));
    }

    private static void schedule(Duration period, ScheduledExecutorService on, Runnable work) {
        ScheduledFuture<?> _ =
                on.scheduleWithFixedDelay(() -> run(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (CancellationException e) {
            log.debug("Round cancelled by shutdown reason={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("Unexpected error in a supervision round", e);
        }
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        rounds.shutdownNow();
    }
}
