package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerSpec;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.LogFollower;
import com.termfleet.terminal.state.Action;
import com.termfleet.terminal.state.ContainerRun;
import com.termfleet.terminal.state.CrashPolicy;
import com.termfleet.terminal.state.Decision;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.state.Terminal.Work;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.store.TerminalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps one terminal as it is wanted: one virtual thread that asks {@link Decision} what to do, writes down what has to be
 * remembered, does it, and looks what came of it. All actions on one terminal are thereby one after the other; a person's
 * stop interrupts a start that is under way, so it never waits behind one.
 *
 * <p>Observations come from other threads and change the state at once, whatever the supervisor is doing.
 */
final class Supervisor {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private final Account account;
    private final Containers containers;
    private final TerminalStore store;
    private final TerminalEventPublisher publisher;
    private final Timing timing;
    private final CrashPolicy policy;
    private final Clock clock;
    private final LogFollower logs;
    private final Runnable onGone;
    private final Thread thread;

    /** Guards everything below; never held over I/O. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private Terminal terminal;
    private final RetrySchedule schedule = new RetrySchedule();

    /** Read by the supervisor's thread without the lock. */
    private volatile boolean ended;

    private boolean interruptible;
    private @Nullable ResourceUse resources;

    /** Read and written by the supervisor's thread alone, as is the next. */
    private TerminalStore.Memory remembered;

    /** The gateway listens where this terminal's container can reach it. */
    private boolean reached;

    Supervisor(
            Account account,
            TerminalStore.Row row,
            Containers containers,
            TerminalStore store,
            TerminalEventPublisher publisher,
            Timing timing,
            Clock clock,
            Runnable onGone) {
        this.account = account;
        this.containers = containers;
        this.store = store;
        this.publisher = publisher;
        this.timing = timing;
        this.policy = CrashPolicy.STANDARD;
        this.clock = clock;
        this.onGone = onGone;
        this.terminal = Terminal.of(row.account(), row.desiredState(), row.crashes(), clock.instant());
        this.remembered = TerminalStore.Memory.of(terminal);
        this.logs = new LogFollower(account, containers, this::change, this::look);
        this.thread = Thread.ofVirtual().name("terminal-" + account.id()).unstarted(this::live);
    }

    void begin() {
        thread.start();
    }

    /** Lets the terminal be, as it is: it goes on without us. */
    void leave() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
            if (interruptible) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        logs.close();
    }

    AccountId id() {
        return account.id();
    }

    TerminalView view() {
        lock.lock();
        try {
            return terminal.view(containers.name(account.id()), resources);
        } finally {
            lock.unlock();
        }
    }

    Terminal terminal() {
        lock.lock();
        try {
            return terminal;
        } finally {
            lock.unlock();
        }
    }

    List<JournalEntry> journal() {
        return logs.journal();
    }

    /** Something may have happened to the container. */
    void look() {
        plan(RetrySchedule::wantLook);
    }

    /** What was waited with because the engine did not answer need not wait any longer. */
    void engineIsBack() {
        plan(RetrySchedule::wantLookAtOnce);
    }

    private void plan(Consumer<RetrySchedule> verb) {
        lock.lock();
        try {
            verb.accept(schedule);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void measured(@Nullable ResourceUse use) {
        lock.lock();
        try {
            resources = use;
            publisher.changed(view());
        } finally {
            lock.unlock();
        }
    }

    /** Applies an observation or a wish, tells of what became of it and wakes the supervisor. Never blocks. */
    void change(UnaryOperator<Terminal> verb) {
        lock.lock();
        try {
            Terminal before = terminal;
            terminal = verb.apply(before);
            if (!terminal.equals(before)) {
                publisher.compare(before, terminal, clock.instant());
                publisher.changed(view());
                changed.signalAll();
                if (interruptible && terminal.desiredState().desired() != Desired.RUNNING) {
                    thread.interrupt();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void live() {
        while (true) {
            try {
                Action action = nextAction();
                if (ended) {
                    return;
                }
                if (action == null) {
                    lookNow();
                } else {
                    remember();
                    perform(action);
                }
            } catch (InterruptedException | CancellationException e) {
                // A person wants something else now; what was under way may or may not have happened.
                change(t -> t.working(Work.NONE, clock.instant()));
                look();
            } catch (EngineUnavailableException e) {
                change(t -> t.engineLost(message(e), clock.instant()));
                plan(schedule -> schedule.unanswered(clock.instant()));
            } catch (EngineRefusedException e) {
                trouble(message(e));
            } catch (DataAccessException | TransactionException e) {
                log.warn("account {}: waiting for the database: {}", account.id(), e.getMessage());
                change(t -> t.working(Work.NONE, clock.instant()));
                plan(schedule -> schedule.pause(clock.instant()));
            } catch (RuntimeException e) {
                log.error("account {}: unexpected trouble", account.id(), e);
                trouble("Something unexpected went wrong here: " + message(e));
            }
        }
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A start that is refused counts as failed; anything else is tried again soon. */
    private void trouble(String why) {
        change(t -> t.desiredState().desired() == Desired.RUNNING
                ? t.failed(why, policy, clock.instant())
                : t.working(Work.NONE, clock.instant()));
        look();
        plan(schedule -> schedule.pause(clock.instant()));
    }

    /**
     * Blocks until there is something to do, or to remember.
     *
     * @return null if the first thing to do is to look what is there
     */
    private @Nullable Action nextAction() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Instant now = clock.instant();
                if (ended || schedule.takeLook(now)) {
                    return null;
                }
                if (!schedule.isHeld(now) && !TerminalStore.Memory.of(terminal).equals(remembered)) {
                    return new Action.Rest();
                }
                Instant pause = schedule.waitsUntil(now);
                switch (pause == null ? decide(now) : new Action.WaitUntil(pause)) {
                    case Action.Rest _ -> changed.await();
                    case Action.WaitUntil(Instant until) -> {
                        long millis = Duration.between(now, until).toMillis() + 1;
                        boolean _ = changed.await(millis, TimeUnit.MILLISECONDS);
                    }
                    case Action action -> {
                        return action;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Action decide(Instant now) {
        change(t -> t.checked(timing, policy, now));
        return Decision.on(terminal, timing, policy, now);
    }

    private void lookNow() {
        Optional<ContainerState> found = containers.look(account.id());
        plan(RetrySchedule::answered);
        change(t -> t.seen(found, policy, clock.instant()));
        ContainerRun run = terminal().run();
        if (run.isRunning() && !reached) {
            containers.reach(account);
            reached = true;
        }
        logs.follow(run);
    }

    /** What is about to be done is written down first. */
    private void remember() {
        TerminalStore.Memory memory = TerminalStore.Memory.of(terminal());
        if (!memory.equals(remembered)) {
            store.remember(account.id(), memory);
            remembered = memory;
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Start _ -> start();
            case Action.Deliver _ -> deliver();
            case Action.Stop _ -> end(() -> containers.stop(account.id()));
            case Action.Kill _ -> end(() -> containers.kill(account.id()));
            case Action.GiveUp(String why) -> change(t -> t.failed(why, policy, clock.instant()));
            case Action.Remove _ -> remove();
            case Action.Rest _, Action.WaitUntil _ -> {}
        }
    }

    private void start() {
        work(Work.CREATING);
        Terminal now = terminal();
        ContainerSpec spec = containers.spec(account, now.desiredState().generation() + 1);
        ContainerState existing = now.run().seen();
        if (existing != null && !Containers.isFrom(spec, existing)) {
            containers.remove(account.id());
            existing = null;
        }
        if (existing == null || !startAgain()) {
            change(t -> t.withGeneration(t.desiredState().generation() + 1));
            remember();
            work(Work.CREATING);
            interruptibly(() -> containers.create(account, spec));
            work(Work.STARTING);
            interruptibly(() -> containers.start(account.id()));
        }
        lookNow();
        if (terminal().run().isRunning()) {
            deliver();
        }
        work(Work.NONE);
    }

    /** @return whether it could be; if not, it is gone: what is wrong may be its own, such as a network that was removed */
    private boolean startAgain() {
        work(Work.STARTING);
        try {
            interruptibly(() -> containers.start(account.id()));
            lookNow();
            if (!terminal().run().isCutOff()) {
                return true;
            }
            log.info("account {}: its container is made anew: it is on no network", account.id());
        } catch (EngineRefusedException e) {
            log.info("account {}: its container is made anew: {}", account.id(), e.getMessage());
        }
        containers.remove(account.id());
        lookNow();
        return false;
    }

    private void deliver() {
        List<ExtraExpert> extras = terminal().desiredState().extras();
        byte[] startupArchive = containers.startupArchive(account, extras);
        interruptibly(() -> containers.deliver(account.id(), startupArchive));
        change(t -> t.delivered(extras, clock.instant()));
    }

    private void end(Runnable how) {
        work(Work.STOPPING);
        how.run();
        lookNow();
        work(Work.NONE);
    }

    private void remove() {
        work(Work.STOPPING);
        containers.removeWithVolume(account.id());
        store.delete(account.id());
        leave();
        onGone.run();
    }

    private void work(Work next) {
        change(t -> t.working(next, clock.instant()));
    }

    /** Only while it waits for the engine may the thread be interrupted: a database connection would not survive it. */
    private void interruptibly(Runnable call) {
        lock.lock();
        try {
            if (ended || terminal.desiredState().desired() != Desired.RUNNING) {
                throw new CancellationException("It is not wanted any more");
            }
            interruptible = true;
        } finally {
            lock.unlock();
        }
        try {
            call.run();
        } finally {
            lock.lock();
            try {
                interruptible = false;
                boolean _ = Thread.interrupted();
            } finally {
                lock.unlock();
            }
        }
    }
}
