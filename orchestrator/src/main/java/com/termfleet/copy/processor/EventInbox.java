package com.termfleet.copy.processor;

import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.TicketSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes events from any thread, and gives them to the processor in the order in which they came.
 *
 * <p>It is bounded for masters: when too many of their signals wait, further ones are refused as UNAVAILABLE. What
 * followers report is never dropped; there is no more of it than there are commands in flight.
 *
 * <p>A signal is given at once. Hundreds of followers answer it one by one within milliseconds: other events are gathered for
 * a moment, so that these answers are stored by a few transactions instead of many.
 */
final class EventInbox implements SignalSink, ExecutionListener {

    /** For how long events other than signals are gathered by default. */
    static final Duration A_MOMENT = Duration.ofMillis(2);

    /** So many events are not gathered any longer. */
    private static final int MANY = 250;

    private final int capacity;
    private final Duration gathered;
    private final Executor refusals;
    private final Lock lock = new ReentrantLock();
    private final Condition worthTaking = lock.newCondition();

    // Guarded by the lock.
    private final List<CopyEvent> events = new ArrayList<>();
    private int signalsWaiting;
    private int signalsUndecided;

    /**
     * @param capacity how many signals may wait
     * @param gathered for how long events other than signals are gathered
     * @param refusals tells masters whose signals are refused at once, off their own threads
     */
    EventInbox(int capacity, Duration gathered, Executor refusals) {
        this.capacity = capacity;
        this.gathered = gathered;
        this.refusals = refusals;
    }

    @Override
    public void accept(Signal signal, Reply reply) {
        if (!add(new CopyEvent.FromMaster(signal, reply))) {
            refusals.execute(() -> reply.refused(Refusal.UNAVAILABLE, "Too many signals are waiting; try again."));
        }
    }

    @Override
    public void accept(MasterSnapshot snapshot) {
        put(new CopyEvent.MasterHolds(snapshot));
    }

    @Override
    public void accept(TicketSnapshot snapshot) {
        put(new CopyEvent.MasterLists(snapshot));
    }

    @Override
    public void connected(AccountId follower) {
        put(new CopyEvent.Connected(follower));
    }

    @Override
    public void disconnected(AccountId follower) {
        put(new CopyEvent.Disconnected(follower));
    }

    @Override
    public void reported(ExecutionReport report) {
        put(new CopyEvent.Reported(report));
    }

    @Override
    public void snapshot(AccountId follower, List<HeldPosition> positions) {
        put(new CopyEvent.FollowerHolds(follower, List.copyOf(positions), 0));
    }

    @Override
    public void tickets(AccountId follower, Set<Ticket> tickets, Instant receivedAt) {
        put(new CopyEvent.FollowerLists(follower, tickets, receivedAt, 0));
    }

    /** The subscription is as given in the database. */
    void subscriptionChanged(Subscription subscription) {
        put(new CopyEvent.Subscribed(subscription));
    }

    /** The limits are as given in the database. */
    void limitsSet(AccountLimits limits) {
        put(new CopyEvent.LimitsSet(limits));
    }

    void stoppedOut(LimitedScope scope) {
        put(new CopyEvent.StoppedOut(scope));
    }

    void resultsWanted(Set<SubscriptionId> subscriptions) {
        put(new CopyEvent.ResultsWanted(subscriptions));
    }

    /** The pauses of accounts and of everything are as given in the database. */
    void pausesChanged(Pauses pauses) {
        put(new CopyEvent.Paused(pauses));
    }

    void accountDeleted(AccountId account) {
        put(new CopyEvent.AccountDeleted(account));
    }

    void lookedUp(CopyEvent answer) {
        put(answer);
    }

    /** @return false if it is a signal and too many of them wait */
    private boolean add(CopyEvent event) {
        boolean signal = event instanceof CopyEvent.FromMaster;
        lock.lock();
        try {
            if (signal && signalsWaiting + signalsUndecided >= capacity) {
                return false;
            }
            events.add(event);
            if (signal) {
                signalsWaiting++;
            }
            if (signal || events.size() == 1 || events.size() == MANY) {
                worthTaking.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void put(CopyEvent event) {
        boolean _ = add(event);
    }

    int signalsWaiting() {
        lock.lock();
        try {
            return signalsWaiting + signalsUndecided;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return events.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds everything that has come to {@code batch}. Waits for the first of it no longer than {@code patience}, and for
     * more to be gathered unless that is zero.
     *
     * @param undecided how many of the signals that were taken before wait still; they count as waiting
     */
    void take(List<CopyEvent> batch, Duration patience, int undecided) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            signalsUndecided = undecided;
            for (long left = patience.toNanos(); events.isEmpty() && left > 0; ) {
                left = worthTaking.awaitNanos(left);
            }
            for (long left = Math.min(gathered.toNanos(), patience.toNanos()); isToBeGathered() && left > 0; ) {
                left = worthTaking.awaitNanos(left);
            }
            signalsUndecided = undecided + signalsWaiting;
            takeAll(batch);
        } finally {
            lock.unlock();
        }
    }

    /** Only what followers and the server itself report; the signal of a master is worth taking alone. */
    private boolean isToBeGathered() {
        return signalsWaiting == 0 && !events.isEmpty() && events.size() < MANY;
    }

    /** Adds everything that has come to {@code batch}, without waiting. */
    void takeAll(List<CopyEvent> batch) {
        lock.lock();
        try {
            batch.addAll(events);
            events.clear();
            signalsWaiting = 0;
        } finally {
            lock.unlock();
        }
    }
}
