package com.termfleet.performance;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RepeatedTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Stores the samples of minutes that have ended, many at once, and thins old ones once an hour, on a thread of its own. While
 * the database is away samples are kept, up to a bound. A process that is killed loses the minute that had not ended.
 */
final class SampleWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SampleWriter.class);

    static final int MOST_UNSTORED = 200_000;
    private static final int BATCH = 5_000;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration THINNED_EVERY = Duration.ofHours(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    /** Stops after the gateway, whose sessions bring the samples. */
    private static final int PHASE = 900;

    private final Sampler sampler;
    private final SampleStore store;
    private final Thinning thinning;
    private final LeadershipStatus leadership;
    private final Clock clock;

    /** Guarded by this. */
    private final List<Sample> unstored = new ArrayList<>();

    private Instant thinAt = Instant.EPOCH;
    private final RepeatedTask task = new RepeatedTask("account-samples", this::tryToWriteAndThin);

    SampleWriter(Sampler sampler, SampleStore store, Thinning thinning, LeadershipStatus leadership, Clock clock) {
        this.sampler = sampler;
        this.store = store;
        this.thinning = thinning;
        this.leadership = leadership;
        this.clock = clock;
    }

    /** Stores what has ended; what cannot be stored is kept for the next time. */
    synchronized void write(List<Sample> ended) {
        unstored.addAll(ended);
        int tooMany = unstored.size() - MOST_UNSTORED;
        if (tooMany > 0) {
            unstored.subList(0, tooMany).clear();
            log.warn("Samples of accounts were dropped because the database is away count={}", tooMany);
        }
        while (!unstored.isEmpty()) {
            List<Sample> batch = unstored.subList(0, Math.min(BATCH, unstored.size()));
            store.store(batch);
            batch.clear();
        }
    }

    private void writeAndThin() {
        Instant now = clock.instant();
        write(sampler.takeEnded(now));
        boolean leads = leadership.state() == LeadershipStatus.State.LEADER;
        if (leads && !now.isBefore(thinAt)) {
            thinAt = now.plus(THINNED_EVERY);
            thinning.run(now);
        }
    }

    @Override
    public void start() {
        task.start();
    }

    private Duration tryToWriteAndThin() {
        try {
            writeAndThin();
        } catch (RuntimeException e) {
            log.warn("Samples of accounts not stored or thinned; trying again error={}", e.getMessage());
        }
        return PAUSE;
    }

    /** Stores what has not been stored, the minute that has not ended included. */
    @Override
    public void stop() {
        if (!task.stop(STOP_TIME)) {
            return;
        }
        try {
            write(sampler.takeAll());
        } catch (RuntimeException e) {
            log.warn("Last samples of accounts not stored error={}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return task.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
