package com.termfleet.copy.losses;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the watch look at the accounts every second, on a thread of its own. */
public final class LossRounds implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(LossRounds.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("losses").factory());

    public LossRounds(LossWatch watch) {
        ScheduledFuture<?> _ = thread.scheduleWithFixedDelay(
                () -> look(watch), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void look(LossWatch watch) {
        try {
            watch.look();
        } catch (RuntimeException e) {
            log.error("Losses could not be looked at; trying again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
