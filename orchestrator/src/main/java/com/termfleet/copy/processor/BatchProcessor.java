package com.termfleet.copy.processor;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.handler.EventRouter;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.PendingChanges;
import com.termfleet.copy.processor.state.RateLimitedLog;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.Destination;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor without its thread: takes events, decides, commits, sends, answers. Time comes from the clock, so tests drive
 * it through virtual hours. Not thread-safe: one thread calls everything here.
 *
 * <p>When the database fails, nothing that was decided counts: masters are refused as UNAVAILABLE, what followers said is
 * kept, and before anything else is decided everything is read anew, as at start-up.
 */
final class BatchProcessor {

    private static final Logger log = LoggerFactory.getLogger(BatchProcessor.class);

    /** A commit takes no more pairs than this, so that a burst does not make the first in it wait for the last. */
    private static final int ENOUGH_PAIRS = 2_000;

    /** Events kept while the copies cannot be loaded. */
    private static final int MOST_WAITING = 20_000;

    private static final Duration RELOAD_FIRST = Duration.ofMillis(100);
    private static final Duration RELOAD_AT_MOST = Duration.ofSeconds(1);

    private final Journal journal;
    private final Destination destination;
    private final Clock clock;
    private final CopyProperties properties;
    private final ChangePublisher publisher;
    private final Lead lead;
    private final CopyMetrics metrics;
    private final Lookups lookups;

    private final FollowerConnections links;
    private final InFlightCommands inFlight = new InFlightCommands();
    private final Timers timers = new Timers();
    private final EventRouter router;
    private final CommandSender sender;

    /** Null while it is to be read. */
    private @Nullable OpenTrades book;

    private final RateLimitedLog tooMany = new RateLimitedLog();
    private final Deque<CopyEvent> waiting = new ArrayDeque<>();
    /** Trades of which the book knows more than the database: nothing that anything depends on. */
    private final Set<TradeId> unstored = new LinkedHashSet<>();

    private Instant reloadAt = Instant.EPOCH;
    private Duration reloadWait = RELOAD_FIRST;

    /** Written by the processor thread, read by the health check. */
    private volatile ProcessorState state = ProcessorState.STARTING;

    BatchProcessor(
            Journal journal,
            Destination destination,
            Clock clock,
            CopyProperties properties,
            List<CopyListener> listeners,
            List<LeadershipListener> leadershipListeners,
            CopyMetrics metrics,
            Lookups lookups) {
        this.lookups = lookups;
        this.journal = journal;
        this.destination = destination;
        this.clock = clock;
        this.properties = properties;
        this.publisher = new ChangePublisher(listeners);
        this.lead = new Lead(journal, leadershipListeners);
        this.metrics = metrics;
        this.links = new FollowerConnections(destination);
        StopLevels stopLevels = new StopLevels(links);
        this.router = new EventRouter(links, inFlight, stopLevels, properties);
        CommandPlanner planner = new CommandPlanner(links, inFlight, timers, stopLevels, journal, properties);
        this.sender = new CommandSender(planner, destination, clock, metrics);
    }

    /** When it has something to do although no event comes. */
    @Nullable
    Instant nextDue() {
        if (book == null) {
            return reloadAt;
        }
        return waiting.isEmpty() ? timers.next() : Instant.EPOCH;
    }

    ProcessorState state() {
        return state;
    }

    /** One turn over what has come in and what is due. */
    void run(List<CopyEvent> arrived) {
        Instant now = clock.instant();
        for (CopyEvent event : arrived) {
            if (!(event instanceof CopyEvent.LookedUp answer) || isUsable(answer, now)) {
                waiting.add(admitted(event, now));
            }
        }
        confirmLead(now);
        if (book == null && !load(now)) {
            refuseMasters();
            return;
        }
        List<CopyEvent> due = new ArrayList<>();
        timers.drainDue(now, due);
        for (CopyEvent event : due) {
            if (event instanceof CopyEvent.LookupDue lookup) {
                askNext(lookup.account(), now);
            } else {
                waiting.add(event);
            }
        }
        while (!waiting.isEmpty() && book != null) {
            runOnce(book);
        }
    }

    private void confirmLead(Instant now) {
        if (book == null) {
            return;
        }
        try {
            lead.confirm(now);
        } catch (JournalException e) {
            databaseLost(List.of(), e);
        }
    }

    private boolean isUsable(CopyEvent.LookedUp answer, Instant now) {
        boolean usable = lookups.answered(answer, now);
        askNext(answer.lookup().account(), now);
        return usable;
    }

    private void askNext(AccountId account, Instant now) {
        Instant later = lookups.askNext(account, now);
        if (later != null) {
            timers.add(later, new CopyEvent.LookupDue(account));
        }
    }

    private void lookUp(CopyTransaction.LookupWanted wanted) {
        AccountId account = wanted.lookup().account();
        if (!lookups.add(wanted.lookup(), wanted.event())) {
            if (tooMany.isDue(account, clock.instant())) {
                log.warn("Too many unknown tickets or ids; dropping account={}", account);
            }
            if (wanted.event() instanceof CopyEvent.FromMaster(var signal, var reply)) {
                answer(() -> reply.refused(Refusal.UNAVAILABLE, "Too many unknown tickets; send it again later."));
            }
        }
        askNext(account, clock.instant());
    }

    /** The state of connections changes at once, whatever becomes of the database. */
    private CopyEvent admitted(CopyEvent event, Instant now) {
        switch (event) {
            case CopyEvent.Connected connected -> connected(links.connected(connected.follower(), now), now);
            case CopyEvent.Disconnected disconnected -> links.disconnected(disconnected.follower());
            case CopyEvent.FollowerHolds holds -> {
                FollowerConnection link = links.of(holds.follower());
                return new CopyEvent.FollowerHolds(holds.follower(), holds.positions(), link == null ? 0 : link.number);
            }
            default -> {}
        }
        return event;
    }

    private void connected(FollowerConnection link, Instant now) {
        timers.add(now.plus(properties.announceWait()), new CopyEvent.LinkDue(link.follower, link.number));
    }

    private void runOnce(OpenTrades current) {
        CopyTransaction transaction = new CopyTransaction(new PendingChanges(current, journal), clock.instant());
        List<CopyEvent> taken = new ArrayList<>();
        try {
            while (!waiting.isEmpty() && transaction.changes.size() < ENOUGH_PAIRS) {
                CopyEvent event = waiting.remove();
                taken.add(event);
                decide(event, transaction);
            }
            metrics.decided(transaction.now, clock.instant());
            commit(transaction);
        } catch (JournalException e) {
            if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                databaseLost(taken, e);
                return;
            }
            oneByOne(current, taken);
            return;
        } catch (RuntimeException | Error e) {
            oneByOne(current, taken);
            return;
        }
        finish(current, transaction);
    }

    private void decide(CopyEvent event, CopyTransaction transaction) {
        if (!lead.isOutdated(event)) {
            router.decide(event, transaction);
        }
    }

    /** Something in the batch cannot be decided or stored: each event is tried on its own. */
    private void oneByOne(OpenTrades current, List<CopyEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            CopyEvent event = events.get(i);
            CopyTransaction transaction = new CopyTransaction(new PendingChanges(current, journal), clock.instant());
            try {
                decide(event, transaction);
                commit(transaction);
            } catch (JournalException e) {
                if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                    databaseLost(events.subList(i, events.size()), e);
                    return;
                }
                if (!isRepeatOfOldTicket(event, current)) {
                    reject(event, e);
                }
                continue;
            } catch (RuntimeException | Error e) {
                reject(event, e);
                continue;
            }
            finish(current, transaction);
            if (book == null) {
                putBack(events.subList(i + 1, events.size()));
                return;
            }
        }
    }

    /** The database's unique constraint has noticed the repeat of a ticket that is no longer in memory. */
    private boolean isRepeatOfOldTicket(CopyEvent event, OpenTrades current) {
        if (!(event instanceof CopyEvent.FromMaster(var signal, var reply))) {
            return false;
        }
        MasterTrade.Key key = new MasterTrade.Key(signal.master(), signal.ticket());
        if (current.trade(key) != null) {
            return false;
        }
        lookUp(new CopyTransaction.LookupWanted(new Lookup.Trades(signal.master(), List.of(signal.ticket())), event));
        return true;
    }

    private static void reject(CopyEvent event, Throwable why) {
        log.error("Event could not be processed and is dropped event={}", describe(event), why);
        if (event instanceof CopyEvent.FromMaster(var signal, var reply)) {
            reply.refused(
                    Refusal.INVALID,
                    "The signal could not be processed and was not stored; the reason is in the server's log.");
        }
    }

    private static CopyEvent unwrapped(CopyEvent event) {
        return event instanceof CopyEvent.LookedUp lookedUp ? lookedUp.event() : event;
    }

    private static Object describe(CopyEvent event) {
        return event instanceof CopyEvent.FromMaster(var signal, var reply) ? signal : event;
    }

    private void commit(CopyTransaction transaction) {
        PendingChanges changes = transaction.changes;
        if (changes.isEmpty()) {
            return;
        }
        changes.takeAlong(unstored);
        Instant begin = clock.instant();
        journal.commit(changes.trades(), changes.createdPairs(), changes.changedPairs());
        metrics.committed(begin, clock.instant());
        unstored.clear();
    }

    /** Carries out what was committed; should that fail, the copies are loaded again. */
    private void finish(OpenTrades current, CopyTransaction transaction) {
        try {
            Instant committedAt = clock.instant();
            transaction.changes.applyToBook();
            transaction.bookkeeping.forEach(Runnable::run);
            unstored.addAll(sender.send(current, transaction, committedAt));
            transaction.alarms.forEach(alarm -> timers.add(alarm.at(), alarm.event()));
            lookups.committed(transaction.changes.changedPairs());
            transaction.lookups.forEach(this::lookUp);
            unstored.addAll(transaction.changes.settle());
        } catch (RuntimeException | Error e) {
            log.error("What was committed could not be carried out; loading the copies again", e);
            reload();
        } finally {
            transaction.replies.forEach(BatchProcessor::answer);
        }
        publisher.publish(transaction.changes);
    }

    private static void answer(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException e) {
            log.error("Master could not be answered", e);
        }
    }

    /** Drops what is in memory: before anything else is decided, the copies are loaded as at start-up. */
    void reload() {
        book = null;
        state = ProcessorState.STARTING;
        reloadAt = clock.instant();
    }

    private void databaseLost(List<CopyEvent> taken, JournalException why) {
        log.warn("Database lost; loading the copies again reason={}", why.getMessage());
        reload();
        state = ProcessorState.DATABASE_AWAY;
        lead.lost();
        putBack(taken);
        refuseMasters();
    }

    private void putBack(List<CopyEvent> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            waiting.addFirst(taken.get(i));
        }
    }

    /** Refuses waiting signals; reports of followers stay, and timers are set again when the copies are loaded. */
    private void refuseMasters() {
        String text = state.text();
        waiting.removeIf(event -> {
            if (unwrapped(event) instanceof CopyEvent.FromMaster(var signal, var reply)) {
                answer(() -> reply.refused(Refusal.UNAVAILABLE, text));
                return true;
            }
            return event instanceof CopyEvent.PairDue;
        });
        // What followers report while the copies cannot be loaded is kept up to a bound: they are asked for snapshots
        // then.
        while (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
    }

    private boolean load(Instant now) {
        if (now.isBefore(reloadAt)) {
            return false;
        }
        try {
            if (!lead.take(now)) {
                becomeStandby(now);
                return false;
            }
            OpenTrades loaded = journal.load();
            takeUp(loaded, now);
            book = loaded;
            reloadWait = RELOAD_FIRST;
            state = ProcessorState.READY;
            return true;
        } catch (JournalException e) {
            state = ProcessorState.DATABASE_AWAY;
            log.warn("Database cannot be read retryInMs={} reason={}", reloadWait.toMillis(), e.getMessage());
        } catch (RuntimeException | Error e) {
            state = ProcessorState.FAILED;
            log.error("Copies could not be loaded retryInMs={}", reloadWait.toMillis(), e);
        }
        retryLoad(now);
        return false;
    }

    private void becomeStandby(Instant now) {
        if (state != ProcessorState.STANDBY) {
            log.info("Standby: another server has the lead over this database");
        }
        state = ProcessorState.STANDBY;
        reloadAt = now.plus(RELOAD_AT_MOST);
    }

    private void retryLoad(Instant now) {
        reloadAt = now.plus(reloadWait);
        Duration doubled = reloadWait.multipliedBy(2);
        reloadWait = doubled.compareTo(RELOAD_AT_MOST) < 0 ? doubled : RELOAD_AT_MOST;
    }

    /** What may have been sent before the copies were loaded; an open whose outcome was unknown still is. */
    private void restoreInFlight(TradePair pair, Instant now) {
        Instant unknownSince = pair.stamps().unknownSince();
        if (pair.isPending() && unknownSince != null) {
            inFlight.put(new InFlight.Unknown(InFlight.beforeLoad(pair.id(), Kind.OPEN, unknownSince), now));
        } else if (pair.isPending() && !pair.isWaiting()) {
            inFlight.put(new InFlight.Sent(InFlight.beforeLoad(pair.id(), Kind.OPEN, now), now));
        } else if (pair.isCloseDue()) {
            inFlight.put(new InFlight.Sent(InFlight.beforeLoad(pair.id(), Kind.CLOSE, now), now));
        }
    }

    /** What was sent before is not relied on: each follower is asked for a snapshot. */
    private void takeUp(OpenTrades loaded, Instant now) {
        inFlight.clear();
        timers.clear();
        lookups.waitingAccounts().forEach(account -> timers.add(now, new CopyEvent.LookupDue(account)));
        unstored.clear();
        links.doubtAll(now);
        for (FollowerConnection link : links.all()) {
            connected(link, now);
            destination.requestSnapshot(link.follower);
        }
        CopyTransaction transaction = new CopyTransaction(new PendingChanges(loaded, journal), now);
        for (TradePair stored : List.copyOf(loaded.allPairs())) {
            TradePair pair = stored.believable(
                    now, transaction.changes.subscriptionOf(stored).terms().maxSignalAge());
            loaded.put(pair);
            if (pair.isPending()) {
                timers.add(now, new CopyEvent.PairDue(pair.id()));
            }
            restoreInFlight(pair, now);
        }
        router.followUpRemovals(loaded.allPairs(), transaction);
        commit(transaction);
        transaction.changes.applyToBook();
        unstored.addAll(loaded.settleAll());
        log.info("Loaded active copies count={}", loaded.allPairs().size());
    }
}
