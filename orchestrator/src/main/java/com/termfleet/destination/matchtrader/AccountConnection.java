package com.termfleet.destination.matchtrader;

import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.PlatformStatus.State;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.account.BrokerAccounts;
import com.termfleet.destination.matchtrader.execution.Execution;
import com.termfleet.destination.matchtrader.execution.Holdings;
import com.termfleet.destination.matchtrader.execution.Pace;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.figures.ReportedFigures;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/**
 * One account's connection to its broker, and the thread that alone talks to the broker about it. It connects, reads what the
 * account holds, executes orders one after the other, and begins again when the connection fails.
 */
final class AccountConnection {

    private static final Logger log = LoggerFactory.getLogger(AccountConnection.class);

    private static final int MOST_WAITING = 10_000;
    private static final int FAILED_POLLS = 3;
    private static final int LONGEST_SHIFT = 16;

    private final AccountId id;
    private final Parts parts;
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>(MOST_WAITING);

    /** Set by its own thread, read by any; null while it is not connected. */
    private volatile @Nullable Follower follower;

    /** Its own thread's; null if what was told last was no refusal. */
    private @Nullable String toldRefusal;

    private volatile boolean running = true;
    private volatile @Nullable Thread thread;

    /**
     * What all connections share.
     *
     * @param watcher told how an account stands; must not block
     */
    record Parts(
            BrokerAccounts accounts,
            TradingSessions sessions,
            Intents intents,
            ReportedFigures figures,
            ExecutionListener listener,
            Consumer<PlatformStatus> watcher,
            InstantSource clock,
            MatchTraderProperties properties) {}

    /** What the thread is asked to do. */
    private sealed interface Task {

        record Execute(Order order, Instant expiresAt) implements Task {}

        record Show() implements Task {}

        /** Something has happened at the broker, or the connection is to be stopped. */
        record Wake() implements Task {}

        /** The account's settings have changed, or a person asks for a new connection. */
        record Renew() implements Task {}
    }

    AccountConnection(AccountId id, Parts parts) {
        this.id = id;
        this.parts = parts;
    }

    void start() {
        thread = Thread.ofVirtual().name("match-trader-" + id).start(this::run);
    }

    Optional<Follower> follower() {
        return Optional.ofNullable(follower);
    }

    /** An order that finds no room is dropped. */
    void execute(Order order) {
        Duration lives = order instanceof Order.Open open ? open.timeToLive() : Duration.ZERO;
        offer(new Task.Execute(order, parts.clock().instant().plus(lives)));
    }

    void show() {
        offer(new Task.Show());
    }

    /** Connects anew, at once; also after a refusal. */
    void renew() {
        offer(new Task.Renew());
    }

    /** What is being executed is finished first. */
    void stop() {
        running = false;
        offer(new Task.Wake());
    }

    /** After {@link #stop}: waits until nothing is executed any more, but not longer than this. */
    void awaitEnd(Duration patience) throws InterruptedException {
        Thread started = thread;
        if (started != null) {
            started.join(patience);
        }
    }

    private void offer(Task task) {
        if (!tasks.offer(task)) {
            log.warn("Too many orders wait for a broker; dropped one account={}", id);
        }
    }

    private void run() {
        int failures = 0;
        boolean isNew = true;
        while (running) {
            Optional<BrokerAccount> account = parts.accounts().find(id);
            if (account.isEmpty()) {
                return;
            }
            if (isNew) {
                toldRefusal = null;
                tell(State.CONNECTING, null);
            }
            Duration pause = Duration.ZERO;
            try (TradingSession session = parts.sessions().open(account.get())) {
                serve(account.get(), session);
            } catch (SessionException e) {
                failures = follower != null ? 1 : failures + 1;
                pause = longer(backOff(failures), e.retryAfter());
                failed(e, pause);
            } catch (DataAccessException e) {
                pause = backOff(++failures);
                log.warn("Database cannot be used for a broker's account; connecting again account={}", id, e);
                tell(State.DISCONNECTED, "The server's database cannot be reached");
            } catch (RuntimeException e) {
                pause = backOff(++failures);
                log.error("Unexpected error on a broker's connection; connecting again account={}", id, e);
                tell(State.DISCONNECTED, "Unexpected error; see the server's log");
            } finally {
                leave();
            }
            isNew = !await(pause);
            if (isNew && running) {
                parts.accounts().find(id).ifPresent(parts.sessions()::allow);
            }
        }
    }

    private void failed(SessionException e, Duration pause) {
        boolean isKnown = e.isRefusal() && Objects.equals(e.getMessage(), toldRefusal);
        toldRefusal = e.isRefusal() ? e.getMessage() : null;
        log.atLevel(isKnown ? Level.DEBUG : Level.WARN)
                .log(
                        "Connection to the broker failed account={} retryMs={} reason={}",
                        id,
                        pause.toMillis(),
                        e.getMessage());
        tell(e.isRefusal() ? State.REFUSED : State.DISCONNECTED, e.getMessage());
    }

    private void tell(State state, @Nullable String reason) {
        parts.watcher().accept(new PlatformStatus(id, state, reason));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Half of it at least, so that accounts of one broker do not come back all at once. */
    private Duration backOff(int failures) {
        MatchTraderProperties properties = parts.properties();
        Duration grown = properties.reconnectAfter().multipliedBy(1L << Math.min(failures - 1, LONGEST_SHIFT));
        long most = Math.min(grown.toMillis(), properties.reconnectAtMost().toMillis());
        return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }

    /**
     * Orders that come meanwhile are dropped: the account is away.
     *
     * @return false if there was nothing to wait for, or a new connection was asked for
     */
    private boolean await(Duration pause) {
        Instant until = parts.clock().instant().plus(pause);
        while (running && parts.clock().instant().isBefore(until)) {
            if (next(Duration.between(parts.clock().instant(), until)) instanceof Task.Renew) {
                return false;
            }
        }
        return pause.isPositive();
    }

    private @Nullable Task next(Duration patience) {
        try {
            return tasks.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void leave() {
        if (follower != null) {
            follower = null;
            parts.listener().disconnected(id);
        }
    }

    private void serve(BrokerAccount account, TradingSession session) {
        session.listen(() -> tasks.offer(new Task.Wake()));
        parts.sessions().signIn(account, session);
        Pace pace = new Pace(parts.clock(), parts.properties().settle());
        Holdings holdings = new Holdings(id, session, parts.intents(), pace);
        Execution execution = new Execution(id, session, parts.intents(), holdings, parts.listener(), pace);
        AccountFiguresReader figures = new AccountFiguresReader(
                account,
                session,
                parts.figures(),
                parts.clock(),
                parts.properties().fundsEvery());
        boolean _ = figures.readFundsIfDue();
        int symbols = figures.readSymbols();
        execution.load();
        holdings.refresh();
        parts.figures().held(id, holdings.listed());
        tasks.removeIf(task -> !(task instanceof Task.Renew));
        follower = new MatchTraderFollower(symbols, session.brokerLogin(), session.quotes());
        toldRefusal = null;
        tell(State.CONNECTED, null);
        parts.listener().connected(id);
        log.info("Connected to the broker account={} symbols={}", id, symbols);
        execution.resolve();
        parts.listener().snapshot(id, holdings.snapshot());
        new Polling(session, holdings, execution, figures).run();
    }

    /** Takes orders as they come, and looks at the account in between. */
    private final class Polling {

        private final TradingSession session;
        private final Holdings holdings;
        private final Execution execution;
        private final AccountFiguresReader figures;
        private Instant pollAt = parts.clock().instant();
        private int failed;

        Polling(TradingSession session, Holdings holdings, Execution execution, AccountFiguresReader figures) {
            this.session = session;
            this.holdings = holdings;
            this.execution = execution;
            this.figures = figures;
        }

        void run() {
            while (running) {
                switch (next(Duration.between(parts.clock().instant(), pollAt))) {
                    case null -> pollIfDue();
                    case Task.Execute task -> {
                        execution.execute(task.order(), task.expiresAt());
                        pollIfDue();
                    }
                    case Task.Show show -> show();
                    case Task.Wake wake -> {
                        pollAt = parts.clock().instant();
                        pollIfDue();
                    }
                    case Task.Renew renew -> {
                        return;
                    }
                }
            }
        }

        private void pollIfDue() {
            if (parts.clock().instant().isBefore(pollAt)) {
                return;
            }
            pollAt = parts.clock().instant().plus(parts.properties().pollEvery());
            if (session.hasSpareRequests()) {
                poll();
            }
        }

        private void show() {
            if (poll()) {
                parts.listener().snapshot(id, holdings.snapshot());
            }
        }

        /** @return false if the broker did not answer, which may happen now and then */
        private boolean poll() {
            try {
                holdings.refresh();
            } catch (SessionException e) {
                if (e.isRefusal() || ++failed >= FAILED_POLLS || !session.isUsable()) {
                    throw e;
                }
                return false;
            }
            failed = 0;
            execution.resolve();
            execution.forgetSettled();
            parts.figures().held(id, holdings.listed());
            boolean isChanged = holdings.isChanged();
            if (figures.readFundsIfDue() || isChanged) {
                tell(State.CONNECTED, null);
            }
            if (isChanged) {
                parts.listener().snapshot(id, holdings.snapshot());
            }
            return true;
        }
    }
}
