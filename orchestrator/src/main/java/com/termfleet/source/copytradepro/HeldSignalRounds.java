package com.termfleet.source.copytradepro;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has signals that are held offered again every second, on a thread of its own. */
@Component
final class HeldSignalRounds implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(HeldSignalRounds.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("held-signals").factory());

    HeldSignalRounds(MasterSignals signals) {
        ScheduledFuture<?> _ = thread.scheduleWithFixedDelay(
                () -> offerAgain(signals), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void offerAgain(MasterSignals signals) {
        try {
            signals.offerAgain();
        } catch (RuntimeException e) {
            log.error("Held signals could not be offered; trying again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
