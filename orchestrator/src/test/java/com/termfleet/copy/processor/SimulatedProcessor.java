package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.Destination;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The copy processor without its thread: what came in is handled when it is told to run. */
public final class SimulatedProcessor implements SignalSink, ExecutionListener {

    private final SimulatedJournal journal;
    private final BatchProcessor processor;
    private final Clock clock;
    private List<CopyEvent> inbox = new ArrayList<>();

    public SimulatedProcessor(SimulatedDatabase database, Destination destination, Clock clock) {
        this.journal = database.open();
        this.clock = clock;
        this.processor = new BatchProcessor(
                journal,
                destination,
                clock,
                Rig.PROPERTIES,
                List.of(),
                List.of(),
                new CopyMetrics(new SimpleMeterRegistry()),
                new Lookups(journal, Runnable::run, answer -> this.inbox.add(answer)));
        destination.reportTo(this);
    }

    /** Handles what has come in and what is due. */
    public void run() {
        Instant due = processor.nextDue();
        if (inbox.isEmpty() && (due == null || due.isAfter(clock.instant()))) {
            return;
        }
        List<CopyEvent> batch = inbox;
        inbox = new ArrayList<>();
        processor.run(batch);
    }

    public boolean isReady() {
        return processor.state() == ProcessorState.READY;
    }

    /** The process is killed: its connection to the database ends. */
    public void kill() {
        journal.close();
    }

    @Override
    public void accept(Signal signal, Reply reply) {
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
}
