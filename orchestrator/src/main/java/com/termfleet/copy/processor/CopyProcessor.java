package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Turns masters' signals into followers' orders. Any thread gives it events; one thread of its own does everything else,
 * so no state is locked and no lock is held over I/O.
 *
 * <p>The inbox is bounded for masters: when too many of their signals wait, further ones are refused as UNAVAILABLE. What
 * followers say is never dropped; there is no more of it than there are orders under way.
 */
final class CopyProcessor implements SignalSink, ExecutionListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CopyProcessor.class);

    /** Before what brings events in starts, and after it has stopped. */
    static final int PHASE = 1_000;

    private static final Duration STOP_TIME = Duration.ofSeconds(10);
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final BatchProcessor batchProcessor;
    private final Journal journal;
    private final Clock clock;
    private final int capacity;
    private final Executor refusals;

    private final BlockingQueue<CopyEvent> inbox;
    private final AtomicInteger signalsWaiting = new AtomicInteger();
    private volatile @Nullable Thread thread;

    /**
     * @param inbox unbounded, and empty at first; look-ups put their answers into it too
     * @param refusals tells masters whose signals are refused at once, off their own threads
     */
    CopyProcessor(
            BatchProcessor batchProcessor,
            BlockingQueue<CopyEvent> inbox,
            Journal journal,
            Destination destination,
            Clock clock,
            CopyProperties properties,
            Executor refusals) {
        this.batchProcessor = batchProcessor;
        this.inbox = inbox;
        this.journal = journal;
        this.clock = clock;
        this.capacity = properties.inbox();
        this.refusals = refusals;
        destination.reportTo(this);
    }

    @Override
    public void accept(Signal signal, Reply reply) {
        if (signalsWaiting.incrementAndGet() > capacity) {
            signalsWaiting.decrementAndGet();
            refusals.execute(() -> reply.refused(Refusal.UNAVAILABLE, "Too many signals are waiting; try again."));
            return;
        }
        inbox.add(new CopyEvent.FromMaster(signal, reply));
    }

    @Override
    public void accept(MasterSnapshot snapshot) {
        inbox.add(new CopyEvent.MasterHolds(snapshot));
    }

    @Override
    public void connected(AccountId follower) {
        inbox.add(new CopyEvent.Connected(follower));
    }

    @Override
    public void disconnected(AccountId follower) {
        inbox.add(new CopyEvent.Disconnected(follower));
    }

    @Override
    public void reported(ExecutionReport report) {
        inbox.add(new CopyEvent.Reported(report));
    }

    @Override
    public void snapshot(AccountId follower, List<HeldPosition> positions) {
        inbox.add(new CopyEvent.FollowerHolds(follower, List.copyOf(positions), 0));
    }

    /** The subscription is as given in the database. */
    void subscriptionChanged(Subscription subscription) {
        inbox.add(new CopyEvent.Subscribed(subscription));
    }

    void accountDeleted(AccountId account) {
        inbox.add(new CopyEvent.AccountDeleted(account));
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

    int signalsWaiting() {
        return signalsWaiting.get();
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
                await(batch);
                batchProcessor.run(batch);
            } catch (InterruptedException e) {
                // Woken to stop; the loop's condition tells.
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

    private void await(List<CopyEvent> batch) throws InterruptedException {
        CopyEvent first = inbox.poll(patience(), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            inbox.drainTo(batch);
            for (CopyEvent event : batch) {
                if (event instanceof CopyEvent.FromMaster) {
                    signalsWaiting.decrementAndGet();
                }
            }
        }
    }

    private long patience() {
        Instant due = batchProcessor.nextDue();
        if (due == null) {
            return IDLE_NANOS;
        }
        Instant now = clock.instant();
        return due.isAfter(now)
                ? Math.min(IDLE_NANOS, Duration.between(now, due).toNanos())
                : 0;
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
