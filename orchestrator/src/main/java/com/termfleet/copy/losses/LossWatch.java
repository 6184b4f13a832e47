package com.termfleet.copy.losses;

import com.termfleet.copy.StopOutReached;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.database.LeadershipListener;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.stop.StopCondition;
import com.termfleet.risk.stop.StopOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows balance and equity of the accounts with loss limits, and records a stop-out where a condition is reached. What is
 * seen counts once it is stored. Only the server that has the lead does so. Thread-safe.
 */
public final class LossWatch implements LeadershipListener {

    private static final Logger log = LoggerFactory.getLogger(LossWatch.class);

    /** For so long an account that told its deposits may leave them out while its history lags behind its balance. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private final LossStore store;
    private final LossBook book;
    private final Supplier<List<AccountLimits>> limits;
    private final AccountFigures figures;
    private final Clock clock;
    private final Consumer<AccountId> closeAll;
    private final Consumer<StopOutReached> events;

    /** Held while something is read, decided and stored. */
    private final ReentrantLock deciding = new ReentrantLock();

    /** Guarded by the lock. */
    private Map<AccountId, RiskLimits> watched = Map.of();

    private volatile boolean leads;
    private volatile boolean outdated;

    /** Another server may have written since. */
    private final AtomicBoolean afresh = new AtomicBoolean();

    /**
     * @param limits of all accounts, from the database
     * @param closeAll has all copies of an account closed; must not block, and is called again after a restart
     */
    public LossWatch(
            LossStore store,
            LossBook book,
            Supplier<List<AccountLimits>> limits,
            AccountFigures figures,
            Clock clock,
            Consumer<AccountId> closeAll,
            Consumer<StopOutReached> events) {
        this.store = store;
        this.book = book;
        this.limits = limits;
        this.figures = figures;
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

    /** Looks at all watched accounts once; to be called about every second. */
    public void look() {
        if (!leads) {
            return;
        }
        deciding.lock();
        try {
            loadIfOutdated();
            watched.forEach(this::observe);
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
        Map<AccountId, RiskLimits> counted = new HashMap<>();
        for (AccountLimits of : limits.get()) {
            RiskLimits.Losses losses = of.limits().losses();
            if (losses.maxDailyLoss() != null || !StopCondition.of(losses).isEmpty()) {
                counted.put(of.account(), of.limits());
            }
        }
        Map<AccountId, Ledger> stored = store.ledgers();
        Map<AccountId, List<RecordedStopOut>> active = new HashMap<>();
        for (RecordedStopOut recorded : store.active(clock.instant())) {
            active.computeIfAbsent(recorded.account(), account -> new ArrayList<>())
                    .add(recorded);
        }
        Set<AccountId> known = new HashSet<>(counted.keySet());
        known.addAll(active.keySet());
        for (AccountId account : known) {
            Ledger inMemory = book.entry(account).ledger();
            Ledger ledger = all || inMemory == null ? stored.get(account) : inMemory;
            book.put(account, new LossBook.Entry(ledger, active.getOrDefault(account, List.of())));
        }
        book.retain(known);
        watched = Map.copyOf(counted);
        // A server that ended in between has stored the stop-out and closed nothing.
        active.forEach((account, stopOuts) -> {
            if (all && stopOuts.stream().anyMatch(recorded -> recorded.stopOut().closesAll())) {
                closeAll.accept(account);
            }
        });
    }

    private void observe(AccountId account, RiskLimits limited) {
        Instant now = clock.instant();
        LossBook.Entry before = book.entry(account);
        Optional<Funds> funds = figures.funds(account).filter(last -> !last.isStale(now));
        if (funds.isEmpty() || isSeen(funds.get(), before)) {
            return;
        }
        if (lacksDeposits(before.ledger(), funds.get())) {
            return;
        }
        Ledger ledger = observed(before.ledger(), funds.get(), limited.zone());
        List<StopOut> recorded =
                before.stopOuts().stream().map(RecordedStopOut::stopOut).toList();
        List<StopOut> reached =
                StopOut.newlyReached(Scope.ACCOUNT, StopCondition.of(limited.losses()), ledger, recorded, now);
        try {
            List<RecordedStopOut> added =
                    isToBeStored(before, ledger, reached) ? store.save(account, ledger, reached) : List.of();
            List<RecordedStopOut> all = new ArrayList<>(before.stopOuts());
            all.removeIf(old -> !old.stopOut().isActive(now));
            all.addAll(added);
            book.put(account, new LossBook.Entry(ledger, all));
            added.forEach(this::reached);
        } catch (RuntimeException e) {
            // The ledger in memory gets too old for the rules then: nothing is opened.
            log.error("Balance and equity not stored; trying again account={}", account, e);
        }
    }

    /**
     * One that told its deposits before and does not now is about to tell others: without them a deposit would look like
     * profit. Meanwhile the ledger gets too old for the rules, and nothing is opened. After a while it counts as a client
     * that tells none.
     */
    private static boolean lacksDeposits(@Nullable Ledger ledger, Funds funds) {
        return ledger != null
                && ledger.deposits() != null
                && funds.deposits() == null
                && funds.at().isBefore(ledger.at().plus(UNTOLD));
    }

    private static Ledger observed(@Nullable Ledger before, Funds funds, ZoneId zone) {
        Level level = new Level(funds.balance(), funds.equity());
        if (before == null) {
            return Ledger.begun(zone, level, funds.at()).deposited(funds.deposits());
        }
        Ledger here = before.zone().equals(zone) ? before : before.inZone(zone);
        return here.deposited(funds.deposits()).observed(level, funds.at());
    }

    private static boolean isSeen(Funds funds, LossBook.Entry before) {
        return before.ledger() != null && !funds.at().isAfter(before.ledger().at());
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
                "Account stopped account={} limit={} closesAll={} endsAt={}",
                recorded.account(),
                stopOut.limit(),
                stopOut.closesAll(),
                stopOut.endsAt());
        if (stopOut.closesAll()) {
            closeAll.accept(recorded.account());
        }
        events.accept(new StopOutReached(
                recorded.account(),
                stopOut.openedAt(),
                stopOut.closesAll(),
                stopOut.breach().text()));
    }

    /** @throws IllegalStateException if it has ended already */
    void end(RecordedStopOut stored, UserId by) {
        deciding.lock();
        try {
            StopOut ended = stored.stopOut().ended(clock.instant());
            LossBook.Entry before = book.entry(stored.account());
            Ledger ledger = before.ledger() == null ? null : before.ledger().measuredAnew(ended.period());
            store.end(new RecordedStopOut(stored.id(), stored.account(), ended), by, ledger);
            List<RecordedStopOut> left = new ArrayList<>(before.stopOuts());
            left.removeIf(recorded -> recorded.id() == stored.id());
            book.put(stored.account(), new LossBook.Entry(ledger, left));
        } finally {
            deciding.unlock();
        }
    }
}
