package com.termfleet.copy.quality;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.CopyProgress;
import com.termfleet.database.RepeatedTask;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Records fills and their slippage off the copy processor's thread, which adds to a bounded queue and goes on. What is not
 * stored when the process is killed, half a second at most, lacks its slippage; the times of its steps are stored with the
 * copy itself.
 */
final class ExecutionRecorder implements CopyListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExecutionRecorder.class);

    static final int CAPACITY = 100_000;
    private static final int BATCH = 5_000;
    private static final Duration GATHERED = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    /** Stops after the copy processor, which brings the last changes. */
    private static final int PHASE = 900;

    private final AccountFigures figures;
    private final FillStore store;
    private final ExecutionMetrics metrics;
    private final BlockingQueue<CopyProgress> queue = new LinkedBlockingQueue<>(CAPACITY);

    /** Not stored yet, since the database was away. Recorder thread only. */
    private List<Fill> unstored = List.of();

    private final RepeatedTask task = new RepeatedTask("execution-recorder", this::recordOrWait);

    ExecutionRecorder(AccountFigures figures, FillStore store, ExecutionMetrics metrics) {
        this.figures = figures;
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public void tradesChanged(Collection<TradeChange> trades) {}

    @Override
    public void pairsChanged(Collection<PairChange> pairs) {}

    @Override
    public void progressed(Collection<CopyProgress> copies) {
        for (CopyProgress progress : copies) {
            if (!queue.offer(progress)) {
                metrics.lost();
            }
        }
    }

    /** Records what waits, at most one batch; does nothing more while the batch before it cannot be stored. */
    void recordWaiting() {
        if (unstored.isEmpty()) {
            List<CopyProgress> batch = new ArrayList<>();
            queue.drainTo(batch, BATCH);
            unstored = fills(batch);
        }
        store.store(unstored);
        unstored = List.of();
    }

    boolean isIdle() {
        return queue.isEmpty() && unstored.isEmpty();
    }

    private List<Fill> fills(List<CopyProgress> batch) {
        List<Fill> fills = new ArrayList<>(batch.size());
        for (CopyProgress progress : batch) {
            Slippage slippage = progress.isFill() ? slippage(progress) : null;
            metrics.record(progress, slippage);
            if (progress.isFill()) {
                fills.add(new Fill(progress.pair(), progress.at(), slippage));
            }
        }
        return fills;
    }

    private @Nullable Slippage slippage(CopyProgress progress) {
        CopyProgress.Position position = progress.position();
        if (position == null) {
            return null;
        }
        String currency =
                figures.funds(progress.follower()).map(Funds::currency).orElse(null);
        return Slippage.of(position, figures.symbol(progress.follower(), position.symbol()), currency);
    }

    @Override
    public void start() {
        task.start();
    }

    /** @return how long to gather before the next batch */
    private Duration recordOrWait() {
        try {
            recordWaiting();
            return queue.size() < BATCH ? GATHERED : Duration.ZERO;
        } catch (DataAccessException e) {
            log.warn("Fills not stored; trying again error={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("Fills could not be recorded and were dropped count={}", unstored.size(), e);
            unstored = List.of();
        }
        return PAUSE_AFTER_FAILURE;
    }

    /** Stores what waits before the database is closed. */
    @Override
    public void stop() {
        if (task.stop(STOP_TIME)) {
            storeRest();
        }
    }

    private void storeRest() {
        try {
            while (!isIdle()) {
                recordWaiting();
            }
        } catch (RuntimeException e) {
            log.warn("Last fills not stored error={}", e.getMessage());
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
