package com.termfleet.copy.processor;

import com.termfleet.copy.check.NewsBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.losses.SimulatedLossBook;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.Destination;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.SignalSink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The copy processor without its thread: what came in is handled when it is told to run. */
public final class SimulatedProcessor {

    /** As long as the processor's thread sleeps at most. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final SimulatedDatabase database;
    private final LossBook losses = new LossBook();
    private final SimulatedJournal journal;
    private final EventInbox inbox = new EventInbox(Rig.PROPERTIES.inbox(), Duration.ZERO, Runnable::run);
    private final BatchProcessor processor;
    private final Clock clock;
    private Instant idleUntil = Instant.MIN;

    /**
     * @param nanoTime counts nanoseconds whatever the clock shows
     * @param listeners told when the server takes the lead or loses it
     */
    public SimulatedProcessor(
            SimulatedDatabase database,
            Destination destination,
            AccountFigures figures,
            Clock clock,
            LongSupplier nanoTime,
            List<LeadershipListener> listeners) {
        this.database = database;
        this.journal = database.open();
        this.clock = clock;
        this.processor = new BatchProcessor(
                journal,
                destination,
                new RuleCheck.Known(figures, losses, new NewsBook(), new OtherVolumes()),
                new ProcessorClock(clock, nanoTime),
                Rig.PROPERTIES,
                List.of(),
                withStopOuts(listeners),
                new CopyMetrics(new SimpleMeterRegistry()),
                new Lookups(journal, Runnable::run, inbox::lookedUp));
        destination.reportTo(inbox);
    }

    /** Takes masters' signals. */
    public SignalSink sink() {
        return inbox;
    }

    /** Handles what has come in and what is due, in one transaction as the processor's thread does; the rest next time. */
    public void run() {
        Instant now = clock.instant();
        Instant due = processor.nextDue();
        if (inbox.isEmpty() && now.isBefore(idleUntil) && (due == null || due.isAfter(now))) {
            return;
        }
        idleUntil = now.plus(IDLE);
        List<CopyEvent> batch = new ArrayList<>();
        inbox.takeAll(batch);
        processor.run(batch);
    }

    /** The subscription is as given in the database. */
    public void changed(Subscription subscription) {
        inbox.subscriptionChanged(subscription);
    }

    /** The pauses of accounts and of everything are as given in the database. */
    public void changed(Pauses pauses) {
        inbox.pausesChanged(pauses);
    }

    /** The limits of an account are as given in the database. */
    public void changed(AccountLimits limits) {
        inbox.limitsSet(limits);
    }

    /** The account is stopped out in the database, or no longer. */
    public void stopOutChanged(AccountId account) {
        SimulatedLossBook.put(losses, account, database.limits.stopOutsOf(account));
        if (database.limits.isStoppedOut(account)) {
            inbox.stoppedOut(LimitedScope.of(account));
        }
    }

    /** A server that takes the lead reads the stop-outs and has the copies of those accounts closed once more. */
    private List<LeadershipListener> withStopOuts(List<LeadershipListener> others) {
        List<LeadershipListener> all = new ArrayList<>(others);
        all.add(() -> {
            SimulatedLossBook.clear(losses);
            database.limits.stoppedOut().forEach(this::stopOutChanged);
        });
        return all;
    }

    /** The connection to the database breaks. */
    public void loseDatabase() {
        journal.lose();
    }

    /** Whether it processes signals, and what it decides can be stored. */
    public boolean leads() {
        return isReady() && journal.hasLead();
    }

    public boolean isReady() {
        return processor.status() == ProcessorState.READY;
    }

    /** The process is killed: its connection to the database ends. */
    public void kill() {
        journal.close();
    }
}
