package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes events from any thread, and gives them to the processor in the order in which they came.
 *
 * <p>It is bounded for masters: when too many of their signals wait, further ones are refused as UNAVAILABLE. What
 * followers report is never dropped; there is no more of it than there are commands in flight.
 */
final class EventInbox implements SignalSink, ExecutionListener {

    private final int capacity;
    private final Executor refusals;
    private final BlockingQueue<CopyEvent> events = new LinkedBlockingQueue<>();
    private final AtomicInteger signalsWaiting = new AtomicInteger();

    /**
     * @param capacity how many signals may wait
     * @param refusals tells masters whose signals are refused at once, off their own threads
     */
    EventInbox(int capacity, Executor refusals) {
        this.capacity = capacity;
        this.refusals = refusals;
    }

    @Override
    public void accept(Signal signal, Reply reply) {
        if (signalsWaiting.incrementAndGet() > capacity) {
            signalsWaiting.decrementAndGet();
            refusals.execute(() -> reply.refused(Refusal.UNAVAILABLE, "Too many signals are waiting; try again."));
            return;
        }
        events.add(new CopyEvent.FromMaster(signal, reply));
    }

    @Override
    public void accept(MasterSnapshot snapshot) {
        events.add(new CopyEvent.MasterHolds(snapshot));
    }

    @Override
    public void connected(AccountId follower) {
        events.add(new CopyEvent.Connected(follower));
    }

    @Override
    public void disconnected(AccountId follower) {
        events.add(new CopyEvent.Disconnected(follower));
    }

    @Override
    public void reported(ExecutionReport report) {
        events.add(new CopyEvent.Reported(report));
    }

    @Override
    public void snapshot(AccountId follower, List<HeldPosition> positions) {
        events.add(new CopyEvent.FollowerHolds(follower, List.copyOf(positions), 0));
    }

    /** The subscription is as given in the database. */
    void subscriptionChanged(Subscription subscription) {
        events.add(new CopyEvent.Subscribed(subscription));
    }

    void accountDeleted(AccountId account) {
        events.add(new CopyEvent.AccountDeleted(account));
    }

    void lookedUp(CopyEvent answer) {
        events.add(answer);
    }

    int signalsWaiting() {
        return signalsWaiting.get();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Adds everything that has come to {@code batch}; waits for the first of it no longer than {@code patience}. */
    void take(List<CopyEvent> batch, Duration patience) throws InterruptedException {
        CopyEvent first = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            takeAll(batch);
        }
    }

    /** Adds everything that has come to {@code batch}, without waiting. */
    void takeAll(List<CopyEvent> batch) {
        events.drainTo(batch);
        signalsWaiting.addAndGet(-(int)
                batch.stream().filter(CopyEvent.FromMaster.class::isInstance).count());
    }
}
