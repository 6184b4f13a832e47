package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.kernel.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread that turns masters' signals into followers' orders. It alone decides, commits and sends, so no state is locked
 * and no lock is held over I/O.
 */
final class CopyProcessor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CopyProcessor.class);

    /** Before what brings events in starts, and after it has stopped. */
    static final int PHASE = 1_000;

    private static final Duration STOP_TIME = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final EventInbox inbox;
    private final BatchProcessor batchProcessor;
    private final Journal journal;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    /** @param journal closed when the thread ends */
    CopyProcessor(EventInbox inbox, BatchProcessor batchProcessor, Journal journal, Clock clock) {
        this.inbox = inbox;
        this.batchProcessor = batchProcessor;
        this.journal = journal;
        this.clock = clock;
    }

    ProcessorState state() {
        Thread running = thread;
        return running != null && running.isAlive() ? batchProcessor.status() : ProcessorState.STOPPED;
    }

    /** @throws UnavailableException if another server processes the signals, so that a change here would not reach it */
    void requireLead() {
        if (state() == ProcessorState.STANDBY) {
            throw new UnavailableException(ProcessorState.STANDBY.text());
        }
    }

    @Override
    public void start() {
        Thread started = new Thread(this::loop, "copy-processor");
        started.setUncaughtExceptionHandler((t, e) -> log.error("Copy processor thread ended unexpectedly", e));
        thread = started;
        started.start();
    }

    private void loop() {
        List<CopyEvent> batch = new ArrayList<>();
        while (thread != null) {
            try {
                inbox.take(batch, patience(), batchProcessor.signalsWaiting());
                batchProcessor.run(batch);
            } catch (InterruptedException e) {
                // Interrupted by stop(); the loop's condition ends it.
                log.debug("Copy processor interrupted to stop");
            } catch (RuntimeException | Error e) {
                // The thread must not die: whatever is in memory is dropped and loaded again.
                log.error("Unexpected error in the copy processor; loading the copies again", e);
                batchProcessor.reload();
            } finally {
                batch.clear();
            }
        }
        journal.close();
    }

    private Duration patience() {
        Instant due = batchProcessor.nextDue();
        if (due == null) {
            return IDLE;
        }
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(IDLE) < 0 ? wait : IDLE;
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_TIME);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
