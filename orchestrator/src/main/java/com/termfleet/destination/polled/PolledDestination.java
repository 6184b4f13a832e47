package com.termfleet.destination.polled;

import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformDestination;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.figures.Funds;
import com.termfleet.figures.ReportedFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Followers whose expert asks for its orders. An order is recorded by a thread of its own, handed out under a lease when the expert
 * asks, and answered when the expert confirms it. In memory is only who is connected, and for
 * whom nothing waits.
 */
final class PolledDestination implements PlatformDestination, PolledFollowers, LeadershipListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PolledDestination.class);

    private static final int MOST_WAITING = 100_000;

    /** Between two looks for what is overdue. */
    private static final Duration ROUND = Duration.ofMillis(500);

    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    private final OfferDesk desk;
    private final Confirmations confirmations;
    private final Presence presence;
    private final ReportedFigures figures;
    private final InstantSource clock;
    private final PolledProperties properties;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>(MOST_WAITING);

    /** Those for which orders may wait. */
    private final Set<AccountId> ordered = ConcurrentHashMap.newKeySet();

    /** Set once at start-up, before this server takes the lead. */
    private volatile @Nullable ExecutionListener listener;

    private volatile boolean leads;
    private volatile @Nullable Thread thread;

    /** What the thread is asked to do. */
    private sealed interface Task {

        record Take(Order order, Instant orderedAt) implements Task {}

        record Withdraw(AccountId account, PairId pair) implements Task {}

        /** Passes on again what a server before this one may have kept to itself. */
        record Resume() implements Task {}
    }

    PolledDestination(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ReportedFigures figures,
            Consumer<PlatformStatus> watcher,
            InstantSource clock,
            PolledProperties properties) {
        this.desk = new OfferDesk(jdbc, transactions);
        this.confirmations = new Confirmations(jdbc, transactions);
        this.presence = new Presence(properties.connectedFor(), watcher);
        this.figures = figures;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public Optional<Follower> find(AccountId account) {
        return presence.find(account);
    }

    @Override
    public void send(List<Order> orders) {
        Instant now = clock.instant();
        for (Order order : orders) {
            if (presence.find(order.follower()).isPresent()) {
                ordered.add(order.follower());
                offer(new Task.Take(order, now));
            }
        }
    }

    @Override
    public void withdraw(AccountId account, PairId pair) {
        if (ordered.contains(account)) {
            offer(new Task.Withdraw(account, pair));
        }
    }

    private void offer(Task task) {
        if (!tasks.offer(task)) {
            log.warn("Too many orders for polling experts wait to be recorded; dropped one task={}", task);
        }
    }

    /** These followers cannot list what they hold. */
    @Override
    public void requestSnapshot(AccountId account) {}

    @Override
    public void reportTo(ExecutionListener listener) {
        if (this.listener != null) {
            throw new IllegalStateException("answers are reported to one listener, and there is one already");
        }
        this.listener = listener;
    }

    @Override
    public List<Offer> poll(AccountId account, Optional<String> brokerLogin) {
        Instant now = clock.instant();
        presence.polled(account, brokerLogin, now, listener());
        return desk.handOut(account, now, properties.lease());
    }

    @Override
    public Optional<String> confirm(AccountId account, Confirmation confirmation) {
        Confirmations.Outcome outcome = confirmations.record(account, confirmation, clock.instant());
        report(outcome.reports());
        return Optional.ofNullable(outcome.offerId());
    }

    @Override
    public void report(AccountId account, Money balance, Money equity, Money freeMargin, Instant at) {
        figures.funds(account, new Funds(balance, equity, freeMargin, null, at, properties.fundsValidFor()));
        presence.reported(account);
    }

    @Override
    public Step step() {
        return Step.ACT;
    }

    @Override
    public void leadershipTaken() {
        desk.forget();
        leads = true;
        offer(new Task.Resume());
    }

    @Override
    public void leadershipLost() {
        leads = false;
    }

    @Override
    public void standingBy() {
        leads = false;
    }

    @Override
    public void start() {
        Thread created = Thread.ofVirtual().name("polled-followers").unstarted(this::run);
        thread = created;
        created.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                boolean _ = running.join(STOP_TIME);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        Instant nextRound = clock.instant();
        try {
            while (thread == Thread.currentThread()) {
                long left = Duration.between(clock.instant(), nextRound).toMillis();
                Task task = tasks.poll(Math.max(left, 0), TimeUnit.MILLISECONDS);
                if (task != null) {
                    carryOut(task);
                }
                if (!clock.instant().isBefore(nextRound)) {
                    nextRound = clock.instant().plus(ROUND);
                    lookAround();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be recorded is dropped: whoever ordered it repeats what is not answered. */
    private void carryOut(Task task) {
        try {
            switch (task) {
                case Task.Take take ->
                    report(desk.take(take.order(), take.orderedAt()).stream().toList());
                case Task.Withdraw withdraw ->
                    report(desk.withdraw(withdraw.account(), withdraw.pair(), clock.instant()));
                case Task.Resume resume -> resume();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Order for a polling expert could not be recorded error={}", e.getMessage());
            if (task instanceof Task.Resume && leads) {
                offer(task);
            }
        } catch (RuntimeException e) {
            log.error("Unexpected error while an order for a polling expert was recorded task={}", task, e);
        }
    }

    private void resume() {
        ordered.addAll(desk.accountsWithOrders());
        report(desk.confirmed(clock.instant()));
    }

    private void lookAround() {
        if (!leads) {
            return;
        }
        try {
            Instant now = clock.instant();
            report(desk.endOverdue(now));
            presence.endSilent(now, listener());
        } catch (DataAccessException | TransactionException e) {
            log.debug("Orders of polling experts not looked through", e);
        } catch (RuntimeException e) {
            log.error("Unexpected error while orders of polling experts were looked through", e);
        }
    }

    private void report(List<ExecutionReport> reports) {
        ExecutionListener current = listener();
        reports.forEach(current::reported);
    }

    private ExecutionListener listener() {
        ExecutionListener current = listener;
        if (current == null) {
            throw new IllegalStateException("No listener for followers is set");
        }
        return current;
    }
}
