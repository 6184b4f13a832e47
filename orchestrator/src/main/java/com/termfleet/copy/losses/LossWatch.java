package com.termfleet.copy.losses;

import com.termfleet.copy.StopOutReached;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.stop.StopOut;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows balance and equity of the accounts and subscriptions with loss limits, and records a stop-out where a condition is
 * reached. What is seen counts once it is stored. Only the server that has the lead does so. Thread-safe.
 */
public final class LossWatch implements LeadershipListener {

    private static final Logger log = LoggerFactory.getLogger(LossWatch.class);

    private final LossStore store;
    private final LossBook book;
    private final Supplier<List<LossLimits>> limits;
    private final LossLevels levels;
    private final ResultPolling polling;
    private final Clock clock;
    private final Consumer<LimitedScope> closeAll;
    private final Consumer<StopOutReached> events;

    /** Held while something is read, decided and stored. */
    private final ReentrantLock deciding = new ReentrantLock();

    /** Guarded by the lock. */
    private Map<LimitedScope, LossLimits> watched = Map.of();

    /** Guarded by the lock. */
    private Map<SubscriptionId, AccountId> watchedSubscriptions = Map.of();

    private volatile boolean leads;
    private volatile boolean outdated;

    /** Another server may have written since. */
    private final AtomicBoolean afresh = new AtomicBoolean();

    /**
     * @param limits of all accounts and subscriptions, from the database
     * @param closeAll has all copies of an account or a subscription closed; must not block, and is called again after a restart
     */
    public LossWatch(
            LossStore store,
            LossBook book,
            Supplier<List<LossLimits>> limits,
            LossLevels levels,
            ResultPolling polling,
            Clock clock,
            Consumer<LimitedScope> closeAll,
            Consumer<StopOutReached> events) {
        this.store = store;
        this.book = book;
        this.limits = limits;
        this.levels = levels;
        this.polling = polling;
        this.clock = clock;
        this.closeAll = closeAll;
        this.events = events;
    }

    @Override
    public void leadershipTaken() {
        afresh.set(true);
        outdated = true;
        leads = true;
        // Before the first signal: a stop-out also counts when its limit was removed.
        try {
            loadIfOutdated();
        } catch (RuntimeException e) {
            log.warn("Stop-outs not read; trying again", e);
        }
    }

    @Override
    public void leadershipLost() {
        leads = false;
    }

    @Override
    public void standingBy() {
        leads = false;
    }

    /** Limits were changed in the database. */
    public void limitsChanged() {
        outdated = true;
    }

    /** Looks at all that is watched once; to be called about every second. */
    public void look() {
        if (!leads) {
            return;
        }
        deciding.lock();
        try {
            loadIfOutdated();
            watched.forEach(this::observe);
            polling.round(watchedSubscriptions, clock.instant());
        } finally {
            deciding.unlock();
        }
    }

    private void loadIfOutdated() {
        deciding.lock();
        try {
            if (outdated) {
                load();
            }
        } finally {
            deciding.unlock();
        }
    }

    private void load() {
        outdated = false;
        boolean all = afresh.getAndSet(false);
        try {
            read(all);
        } catch (RuntimeException e) {
            afresh.compareAndSet(false, all);
            outdated = true;
            throw e;
        }
    }

    /** @param all whether ledgers are read too, in place of the newer ones in memory */
    private void read(boolean all) {
        Map<LimitedScope, LossLimits> counted = new HashMap<>();
        Map<SubscriptionId, AccountId> subscriptions = new HashMap<>();
        for (LossLimits each : limits.get()) {
            if (each.isAny()) {
                counted.put(each.of(), each);
                if (each.of().subscription() != null) {
                    subscriptions.put(each.of().subscription(), each.of().account());
                }
            }
        }
        Map<LimitedScope, Ledger> stored = store.ledgers();
        Map<LimitedScope, List<RecordedStopOut>> active = new HashMap<>();
        for (RecordedStopOut recorded : store.active(clock.instant())) {
            active.computeIfAbsent(recorded.of(), of -> new ArrayList<>()).add(recorded);
        }
        Set<LimitedScope> known = new HashSet<>(counted.keySet());
        known.addAll(active.keySet());
        for (LimitedScope of : known) {
            Ledger inMemory = book.entry(of).ledger();
            Ledger ledger = all || inMemory == null ? stored.get(of) : inMemory;
            book.put(of, new LossBook.Entry(ledger, active.getOrDefault(of, List.of())));
        }
        book.retain(known);
        watched = Map.copyOf(counted);
        watchedSubscriptions = Map.copyOf(subscriptions);
        // A server that ended in between has stored the stop-out and closed nothing.
        active.forEach((of, stopOuts) -> {
            if (all && stopOuts.stream().anyMatch(recorded -> recorded.stopOut().closesAll())) {
                closeAll.accept(of);
            }
        });
    }

    private void observe(LimitedScope of, LossLimits limited) {
        Instant now = clock.instant();
        LossBook.Entry before = book.entry(of);
        Ledger ledger = levels.observed(of, before.ledger(), limited.zone(), now);
        if (ledger == null) {
            return;
        }
        List<StopOut> recorded =
                before.stopOuts().stream().map(RecordedStopOut::stopOut).toList();
        List<StopOut> reached = StopOut.newlyReached(of.scope(), limited.conditions(), ledger, recorded, now);
        try {
            List<RecordedStopOut> added =
                    isToBeStored(before, ledger, reached) ? store.save(of, ledger, reached) : List.of();
            List<RecordedStopOut> all = new ArrayList<>(before.stopOuts());
            all.removeIf(old -> !old.stopOut().isActive(now));
            all.addAll(added);
            book.put(of, new LossBook.Entry(ledger, all));
            added.forEach(this::reached);
        } catch (RuntimeException e) {
            // The ledger in memory gets too old for the rules then: nothing is opened.
            log.error(
                    "Balance and equity not stored; trying again account={} subscription={}",
                    of.account(),
                    of.subscription(),
                    e);
        }
    }

    private static boolean isToBeStored(LossBook.Entry before, Ledger ledger, List<StopOut> reached) {
        return !reached.isEmpty()
                || before.ledger() == null
                || !before.ledger().periods().equals(ledger.periods())
                || !Objects.equals(before.ledger().deposits(), ledger.deposits());
    }

    private void reached(RecordedStopOut recorded) {
        StopOut stopOut = recorded.stopOut();
        log.warn(
                "Stopped by a loss limit account={} subscription={} limit={} closesAll={} endsAt={}",
                recorded.of().account(),
                recorded.of().subscription(),
                stopOut.limit(),
                stopOut.closesAll(),
                stopOut.endsAt());
        if (stopOut.closesAll()) {
            closeAll.accept(recorded.of());
        }
        events.accept(new StopOutReached(
                recorded.of().account(),
                recorded.of().subscription(),
                stopOut.openedAt(),
                stopOut.closesAll(),
                stopOut.breach().text()));
    }

    /** @throws IllegalStateException if it has ended already */
    void end(RecordedStopOut stored, UserId by) {
        deciding.lock();
        try {
            StopOut ended = stored.stopOut().ended(clock.instant());
            LossBook.Entry before = book.entry(stored.of());
            Ledger ledger = before.ledger() == null ? null : before.ledger().measuredAnew(ended.period());
            store.end(new RecordedStopOut(stored.id(), stored.of(), ended), by, ledger);
            List<RecordedStopOut> left = new ArrayList<>(before.stopOuts());
            left.removeIf(recorded -> recorded.id() == stored.id());
            book.put(stored.of(), new LossBook.Entry(ledger, left));
        } finally {
            deciding.unlock();
        }
    }
}
