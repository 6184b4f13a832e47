package com.termfleet.copy;

import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.CopyListener.TradeChange;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Order;
import com.termfleet.kernel.PairId;
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
 * The engine without its thread: takes events, decides, commits, sends, answers. Time comes from the clock, so tests drive
 * it through virtual hours. Not thread-safe: one thread calls everything here.
 *
 * <p>When the database fails, nothing that was decided counts: masters are refused as UNAVAILABLE, what followers said is
 * kept, and before anything else is decided everything is read anew, as at start-up.
 */
final class DutyCycle {

    private static final Logger log = LoggerFactory.getLogger(DutyCycle.class);

    /** A commit takes no more pairs than this, so that a burst does not make the first in it wait for the last. */
    private static final int ENOUGH_PAIRS = 2_000;

    private static final Duration RELOAD_FIRST = Duration.ofMillis(100);
    private static final Duration RELOAD_AT_MOST = Duration.ofSeconds(1);

    private final Journal journal;
    private final Destination destination;
    private final Clock clock;
    private final CopyProperties properties;
    private final List<CopyListener> listeners;
    private final CopyMeters meters;

    private final Links links;
    private final Outstanding outstanding = new Outstanding();
    private final Timers timers = new Timers();
    private final Decisions decisions;
    private final Dispatcher dispatcher;

    /** Null while it is to be read. */
    private @Nullable Book book;

    private final Deque<Event> waiting = new ArrayDeque<>();
    /** Trades of which the book knows more than the database: nothing that anything depends on. */
    private final Set<TradeId> unstored = new LinkedHashSet<>();

    private Instant reloadAt = Instant.EPOCH;
    private Duration reloadWait = RELOAD_FIRST;

    DutyCycle(
            Journal journal,
            Destination destination,
            Clock clock,
            CopyProperties properties,
            List<CopyListener> listeners,
            CopyMeters meters) {
        this.journal = journal;
        this.destination = destination;
        this.clock = clock;
        this.properties = properties;
        this.listeners = List.copyOf(listeners);
        this.meters = meters;
        this.links = new Links(destination);
        CopyStops copyStops = new CopyStops(links);
        this.decisions = new Decisions(links, outstanding, copyStops, properties);
        this.dispatcher = new Dispatcher(links, outstanding, timers, copyStops, journal, properties);
    }

    /** When it has something to do although no event comes. */
    @Nullable
    Instant nextDue() {
        if (book == null) {
            return reloadAt;
        }
        return waiting.isEmpty() ? timers.next() : Instant.EPOCH;
    }

    boolean isReady() {
        return book != null;
    }

    /** One turn over what has come in and what is due. */
    void run(List<Event> arrived) {
        Instant now = clock.instant();
        arrived.forEach(event -> waiting.add(admitted(event, now)));
        if (book == null && !load(now)) {
            refuseMasters("the database is away, nothing was stored; try again");
            return;
        }
        List<Event> due = new ArrayList<>();
        timers.drainDue(now, due);
        waiting.addAll(due);
        while (!waiting.isEmpty() && book != null) {
            runOnce(book);
        }
    }

    /** What is true of connections is true at once, whatever becomes of the database. */
    private Event admitted(Event event, Instant now) {
        switch (event) {
            case Event.Connected connected -> connected(links.connected(connected.follower(), now), now);
            case Event.Disconnected disconnected -> links.disconnected(disconnected.follower());
            case Event.FollowerHolds holds -> {
                Link link = links.of(holds.follower());
                return new Event.FollowerHolds(holds.follower(), holds.positions(), link == null ? 0 : link.number);
            }
            default -> {}
        }
        return event;
    }

    private void connected(Link link, Instant now) {
        timers.add(now.plus(properties.announceWait()), new Event.LinkDue(link.follower, link.number));
    }

    private void runOnce(Book current) {
        Cycle cycle = new Cycle(new Draft(current, journal), clock.instant());
        List<Event> taken = new ArrayList<>();
        try {
            while (!waiting.isEmpty() && cycle.draft.size() < ENOUGH_PAIRS) {
                Event event = waiting.remove();
                taken.add(event);
                decisions.decide(event, cycle);
            }
            meters.decided(cycle.now, clock.instant());
            commit(cycle);
        } catch (JournalException e) {
            if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                databaseLost(taken, e);
                return;
            }
            oneByOne(current, taken);
            return;
        } catch (RuntimeException e) {
            oneByOne(current, taken);
            return;
        }
        finish(current, cycle);
    }

    /** Something in the batch cannot be decided or stored: the others must not suffer from it. */
    private void oneByOne(Book current, List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            Cycle cycle = new Cycle(new Draft(current, journal), clock.instant());
            try {
                decisions.decide(event, cycle);
                commit(cycle);
            } catch (JournalException e) {
                if (e.kind() == JournalException.Kind.UNAVAILABLE) {
                    databaseLost(events.subList(i, events.size()), e);
                    return;
                }
                if (!isKnownAlready(event, current)) {
                    reject(event, e);
                } else {
                    i--;
                }
                continue;
            } catch (RuntimeException e) {
                reject(event, e);
                continue;
            }
            finish(current, cycle);
            if (book == null) {
                putBack(events.subList(i + 1, events.size()));
                return;
            }
        }
    }

    /** A ticket of long ago that the book had let go of: the database's unique constraint has noticed the repeat. */
    private boolean isKnownAlready(Event event, Book current) {
        if (!(event instanceof Event.FromMaster(var signal, var reply))) {
            return false;
        }
        MasterTrade.Key key = new MasterTrade.Key(signal.master(), signal.ticket());
        return current.trade(key) == null && new Draft(current, journal).everKnown(key) != null;
    }

    private static void reject(Event event, RuntimeException why) {
        log.error("An event could not be handled and is dropped: {}", describe(event), why);
        if (event instanceof Event.FromMaster(var signal, var reply)) {
            reply.refused(Refusal.INVALID, "the signal could not be handled, nothing was stored");
        }
    }

    private static Object describe(Event event) {
        return event instanceof Event.FromMaster(var signal, var reply) ? signal : event;
    }

    private void commit(Cycle cycle) {
        Draft draft = cycle.draft;
        if (draft.isEmpty()) {
            return;
        }
        draft.takeAlong(unstored);
        Instant begin = clock.instant();
        journal.commit(draft.trades(), draft.createdPairs(), draft.changedPairs());
        meters.committed(begin, clock.instant());
        unstored.clear();
    }

    /** What follows from a committed cycle; should this fail, everything is read anew and taken up from there. */
    private void finish(Book current, Cycle cycle) {
        try {
            Instant committedAt = clock.instant();
            cycle.draft.applyToBook();
            cycle.bookkeeping.forEach(Runnable::run);
            send(current, cycle, committedAt);
            unstored.addAll(cycle.draft.settle());
        } catch (RuntimeException e) {
            log.error("What was committed could not be carried out; reading everything anew", e);
            book = null;
            reloadAt = clock.instant();
        } finally {
            cycle.replies.forEach(DutyCycle::answer);
        }
        tellListeners(cycle.draft);
    }

    private void send(Book current, Cycle cycle, Instant committedAt) {
        Dispatcher.Batch batch = dispatcher.new Batch(current, committedAt);
        Set<PairId> reviews = cycle.draft.touchedPairs();
        reviews.addAll(cycle.reviews);
        for (PairId id : reviews) {
            TradePair pair = current.pair(id);
            if (pair != null) {
                batch.review(pair);
            }
        }
        cycle.strays.forEach(stray -> batch.closeStray(stray.pair(), stray.ticket()));
        if (!batch.orders().isEmpty()) {
            destination.send(batch.orders());
        }
        Instant sentAt = clock.instant();
        meters.sent(committedAt, sentAt, batch.orders().size());
        stamp(current, cycle.draft, batch.orders(), committedAt, sentAt);
        cycle.snapshotsWanted.forEach(destination::requestSnapshot);
        cycle.alarms.forEach(alarm -> timers.add(alarm.at(), alarm.event()));
    }

    /** Kept in the book now and stored with whatever is stored of the same trade or pair next. */
    private void stamp(Book current, Draft draft, List<Order> orders, Instant committedAt, Instant sentAt) {
        for (MasterTrade trade : draft.trades()) {
            if (trade.times().committedAt() == null) {
                current.put(trade.committed(committedAt));
                unstored.add(trade.id());
            }
        }
        for (TradePair created : draft.createdPairs()) {
            current.put(created.committed(committedAt));
        }
        for (Order order : orders) {
            TradePair pair = order instanceof Order.Open ? current.pair(order.pair()) : null;
            if (pair != null && pair.stamps().sentAt() == null) {
                current.put(pair.sent(sentAt));
            }
        }
    }

    private static void answer(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException e) {
            log.error("A master could not be answered", e);
        }
    }

    private void tellListeners(Draft draft) {
        if (listeners.isEmpty() || draft.isEmpty()) {
            return;
        }
        List<TradeChange> trades = draft.trades().stream()
                .map(trade -> new TradeChange(trade.id(), trade.master()))
                .toList();
        List<PairChange> pairs = draft.pairChanges();
        for (CopyListener listener : listeners) {
            try {
                listener.tradesChanged(trades);
                listener.pairsChanged(pairs);
            } catch (RuntimeException e) {
                log.error("A listener failed", e);
            }
        }
    }

    private void databaseLost(List<Event> taken, JournalException why) {
        log.warn("The database is lost, everything will be read anew: {}", why.getMessage());
        book = null;
        reloadAt = clock.instant();
        putBack(taken);
        refuseMasters("the database is away, nothing was stored; try again");
    }

    private void putBack(List<Event> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            waiting.addFirst(taken.get(i));
        }
    }

    /** Their signals are refused; what followers said stays, and timers are made anew with the book. */
    private void refuseMasters(String text) {
        waiting.removeIf(event -> {
            if (event instanceof Event.FromMaster(var signal, var reply)) {
                answer(() -> reply.refused(Refusal.UNAVAILABLE, text));
                return true;
            }
            return event instanceof Event.PairDue;
        });
    }

    private boolean load(Instant now) {
        if (now.isBefore(reloadAt)) {
            return false;
        }
        try {
            Book loaded = journal.load();
            takeUp(loaded, now);
            book = loaded;
            reloadWait = RELOAD_FIRST;
            return true;
        } catch (JournalException e) {
            reloadAt = now.plus(reloadWait);
            log.warn("The database cannot be read, next try in {} ms: {}", reloadWait.toMillis(), e.getMessage());
            Duration doubled = reloadWait.multipliedBy(2);
            reloadWait = doubled.compareTo(RELOAD_AT_MOST) < 0 ? doubled : RELOAD_AT_MOST;
            return false;
        }
    }

    /** Nothing is believed of what was sent before: each follower is asked what it holds. */
    private void takeUp(Book loaded, Instant now) {
        outstanding.clear();
        timers.clear();
        unstored.clear();
        links.doubtAll(now);
        for (Link link : links.all()) {
            connected(link, now);
            destination.requestSnapshot(link.follower);
        }
        Cycle cycle = new Cycle(new Draft(loaded, journal), now);
        for (TradePair pair : loaded.allPairs()) {
            if (pair.isPending()) {
                timers.add(now, new Event.PairDue(pair.id()));
                if (!pair.isWaiting()) {
                    outstanding.put(Outstanding.Sent.before(pair.id(), now));
                }
            }
        }
        decisions.followUpRemovals(loaded.allPairs(), cycle);
        commit(cycle);
        cycle.draft.applyToBook();
        unstored.addAll(loaded.settleAll());
        log.info(
                "The copy engine knows {} copies that are not at their end",
                loaded.allPairs().size());
    }
}
