package com.termfleet.copy.processor;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.handler.EventRouter;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.Destination;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy processor without its thread: takes events, loads what they need, decides, commits, carries out. Time comes from
 * the clock. Not thread-safe: one thread calls everything here except {@link #status}.
 *
 * <p>When the database fails, nothing that was decided counts: masters are refused as UNAVAILABLE, what followers reported
 * is kept, and before anything else is decided the copies are loaded again, as at start-up.
 */
final class BatchProcessor {

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

    private final ProcessorClock clock;
    private final CopyState state;
    private final WaitingEvents waiting;
    /** Since the copies were loaded: another server may have led meanwhile. */
    private boolean leadWasLost;

    private final LookupScheduler lookups;
    private final StateRestorer restorer;
    private final Lead lead;
    private final StateLoader loader;
    private final EventDecider decider;
    private final Committer committer;
    private final AfterCommit afterCommit;
    private final ChangePublisher publisher;
    private final CopyMetrics metrics;

    BatchProcessor(
            Journal journal,
            Destination destination,
            RuleCheck.Known known,
            ProcessorClock clock,
            CopyProperties properties,
            List<CopyListener> listeners,
            List<LeadershipListener> leadershipListeners,
            CopyMetrics metrics,
            Lookups lookups) {
        this.clock = clock;
        this.metrics = metrics;
        this.publisher = new ChangePublisher(listeners);
        this.state = new CopyState(destination::find, known.others());
        this.waiting = new WaitingEvents(this::mayBeCopy);
        this.lookups = new LookupScheduler(lookups, state.timers);
        this.committer = new Committer(journal, state.ids, clock, metrics);
        EventRouter router = new EventRouter(state.inFlight, properties, known);
        this.decider = new EventDecider(state, router, journal);
        this.restorer = new StateRestorer(state, destination, properties, this.lookups, router, committer);
        this.lead = new Lead(journal, leadershipListeners);
        this.loader = new StateLoader(journal, lead, state, restorer);
        CommandSender sender = new CommandSender(new CommandPlanner(state, properties), destination, clock, metrics);
        this.afterCommit = new AfterCommit(state, sender, committer, this.lookups, clock);
    }

    /** When there is something to do although no event comes; null if there is not. */
    @Nullable
    Instant nextDue() {
        if (!state.isLoaded()) {
            return loader.loadAt();
        }
        return waiting.isEmpty() ? state.timers.next() : Instant.EPOCH;
    }

    /** How many signals have arrived and are not decided about. */
    int signalsWaiting() {
        return waiting.signals();
    }

    ProcessorState status() {
        return loader.status();
    }

    /**
     * Processes what has come in and what is due, by one transaction at the most. While events wait, {@link #nextDue} is in
     * the past: what arrives before the next call may come before them.
     */
    void run(List<CopyEvent> arrived) {
        admitAll(arrived);
        if (!waiting.isEmpty() && state.isLoaded()) {
            processBatch();
        }
    }

    private void admitAll(List<CopyEvent> arrived) {
        Moment now = clock.now();
        arrived.forEach(event -> admit(event, now));
        confirmLead(now.at());
        if (!state.isLoaded() && !load(now)) {
            waiting.refuseMasters(status().text());
            return;
        }
        takeDue(now.at());
    }

    private boolean load(Moment now) {
        boolean loaded = loader.load(now);
        if (loaded && leadWasLost) {
            waiting.dropSettings();
            leadWasLost = false;
        }
        return loaded;
    }

    /**
     * Whether a follower is signed in to the same broker account as this master: its answers, which tell the copies that it
     * has opened, must be recorded before the master's event, which may be about one of these.
     */
    private boolean mayBeCopy(CopyEvent event) {
        String brokerLogin = switch (event) {
            case CopyEvent.FromMaster(var signal, var reply) -> signal.origin().brokerLogin();
            case CopyEvent.MasterHolds(var snapshot) -> snapshot.brokerLogin();
            default -> null;
        };
        return brokerLogin != null && !state.connections.withLogin(brokerLogin).isEmpty();
    }

    private void confirmLead(Instant now) {
        if (!state.isLoaded()) {
            return;
        }
        try {
            lead.confirm(now);
        } catch (JournalException e) {
            databaseLost(List.of(), e);
        }
    }

    /** The state of connections changes at once, whatever becomes of the database. */
    private void admit(CopyEvent event, Moment now) {
        switch (event) {
            case CopyEvent.LookedUp answer -> {
                if (lookups.answered(answer, now.at())) {
                    waiting.add(answer);
                }
            }
            case CopyEvent.Connected connected -> {
                restorer.expectSnapshot(state.connections.connected(connected.follower(), now), now);
                waiting.add(connected);
            }
            case CopyEvent.Disconnected disconnected -> state.connections.disconnected(disconnected.follower());
            case CopyEvent.FollowerHolds holds -> waiting.add(onItsConnection(holds));
            case CopyEvent.FollowerLists lists ->
                waiting.add(new CopyEvent.FollowerLists(
                        lists.follower(), lists.tickets(), lists.receivedAt(), connectionOf(lists.follower())));
            default -> waiting.add(event);
        }
    }

    private CopyEvent onItsConnection(CopyEvent.FollowerHolds holds) {
        return new CopyEvent.FollowerHolds(holds.follower(), holds.positions(), connectionOf(holds.follower()));
    }

    private long connectionOf(AccountId follower) {
        FollowerConnection connection = state.connections.of(follower);
        return connection == null ? 0 : connection.number();
    }

    private void takeDue(Instant now) {
        List<CopyEvent> due = new ArrayList<>();
        state.timers.drainDue(now, due);
        for (CopyEvent event : due) {
            if (event instanceof CopyEvent.LookupDue lookup) {
                lookups.askNext(lookup.account(), now);
            } else {
                waiting.add(event);
            }
        }
    }

    private void processBatch() {
        CopyTransaction transaction = new CopyTransaction(state, clock.now());
        List<CopyEvent> taken = new ArrayList<>();
        try {
            WaitingEvents.Turn turn = waiting.nextTurn();
            for (CopyEvent event = turn.next(0); event != null; event = turn.next(transaction.changes.size())) {
                taken.add(event);
                decide(event, transaction);
            }
            metrics.decided(transaction.now, clock.instant());
            committer.commit(transaction);
        } catch (JournalException e) {
            if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                databaseLost(taken, e);
                return;
            }
            oneByOne(taken);
            return;
        } catch (RuntimeException | Error e) {
            oneByOne(taken);
            return;
        }
        finish(transaction);
    }

    private void decide(CopyEvent event, CopyTransaction transaction) {
        if (!lead.isOutdated(event)) {
            decider.decide(event, transaction);
        }
    }

    /** Something in the batch cannot be decided or stored: each event is tried on its own. */
    private void oneByOne(List<CopyEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (!processAlone(events.get(i))) {
                waiting.putBack(events.subList(i, events.size()));
                waiting.refuseMasters(status().text());
                return;
            }
            if (!state.isLoaded()) {
                waiting.putBack(events.subList(i + 1, events.size()));
                return;
            }
        }
    }

    /** @return false if the database was lost, and the event is to be decided about again */
    private boolean processAlone(CopyEvent event) {
        CopyTransaction transaction = new CopyTransaction(state, clock.now());
        try {
            decide(event, transaction);
            committer.commit(transaction);
        } catch (JournalException e) {
            if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                unload(e);
                return false;
            }
            if (!isRepeatOfOldTicket(event)) {
                reject(event, e);
            }
            return true;
        } catch (RuntimeException | Error e) {
            reject(event, e);
            return true;
        }
        finish(transaction);
        return true;
    }

    /** The database's unique constraint has noticed the repeat of a ticket that is no longer in memory. */
    private boolean isRepeatOfOldTicket(CopyEvent event) {
        if (!(event instanceof CopyEvent.FromMaster(var signal, var reply))) {
            return false;
        }
        MasterTrade.Key key = new MasterTrade.Key(signal.master(), signal.ticket());
        if (state.trades().trade(key) != null) {
            return false;
        }
        Lookup lookup = new Lookup.Trades(signal.master(), List.of(signal.ticket()));
        lookups.lookUp(new CopyTransaction.LookupWanted(lookup, event), clock.instant());
        return true;
    }

    private static void reject(CopyEvent event, Throwable why) {
        if (event instanceof CopyEvent.FromMaster(var signal, var reply)) {
            log.error("Signal could not be processed and was refused signal={}", signal, why);
            Replies.send(() -> reply.refused(
                    Refusal.INVALID,
                    "The signal could not be processed and was not stored; the reason is in the server's log."));
        } else {
            log.error("Event could not be processed and was dropped event={}", event, why);
        }
    }

    /** Carries out what was committed; should that fail, the copies are loaded again. */
    private void finish(CopyTransaction transaction) {
        try {
            afterCommit.carryOut(transaction);
        } catch (RuntimeException | Error e) {
            log.error("Committed changes could not be carried out; loading the copies again", e);
            reload();
        } finally {
            transaction.replies.forEach(Replies::send);
        }
        publisher.publish(transaction.changes);
    }

    /** Drops what is in memory: before anything else is decided, the copies are loaded as at start-up. */
    void reload() {
        loader.unload(ProcessorState.STARTING, clock.instant());
    }

    private void databaseLost(List<CopyEvent> taken, JournalException why) {
        unload(why);
        waiting.putBack(taken);
        waiting.refuseMasters(status().text());
    }

    private void unload(JournalException why) {
        log.warn("Database lost; loading the copies again reason={}", why.getMessage());
        loader.unload(ProcessorState.DATABASE_AWAY, clock.instant());
        lead.lost();
        leadWasLost = true;
    }
}
