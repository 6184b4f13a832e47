package com.termfleet.compat.copytradepro;

import com.termfleet.database.LeadershipListener;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has pairs looked at again at intervals, on a thread of its own, and the modes read anew when another server may have changed them. */
@Component
final class PairRounds implements LeadershipListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PairRounds.class);

    /** As often as a close is repeated at the least. */
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final PairedTrades paired;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pairs").factory());

    PairRounds(PairedTrades paired) {
        this.paired = paired;
        ScheduledFuture<?> _ =
                thread.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            paired.lookAgain();
        } catch (RuntimeException e) {
            log.error("Pairs could not be looked at; trying again", e);
        }
    }

    @Override
    public void leadershipTaken() {
        paired.modesChanged();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
