package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.LogFollower;
import com.termfleet.terminal.state.Action;
import com.termfleet.terminal.state.CrashPolicy;
import com.termfleet.terminal.state.Decision;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.state.Work;
import com.termfleet.terminal.store.TerminalStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reconciles one terminal: one virtual thread evaluates {@link Decision}, saves what must survive a restart, executes
 * the action and observes the result. Actions on one terminal are therefore sequential; a user's stop interrupts a
 * running start.
 *
 * <p>Only a fault of the terminal's own container during its start counts as a failed start. Other failures are
 * retried, and a running terminal is left unchanged.
 */
final class Supervisor {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private final Account account;
    private final TerminalStore store;
    private final CrashPolicy policy = CrashPolicy.STANDARD;
    private final Clock clock;
    private final LogFollower logs;
    private final SupervisedTerminal terminal;
    private final TerminalCommands commands;
    private final ContainerActions actions;
    private final Runnable onGone;
    private final Thread thread;

    /**
     * @param newsSince facts in the log from before this time were already published by the previous server
     * @param onGone called after container and volume of a deleted account are removed
     */
    Supervisor(
            Account account,
            TerminalStore.Row row,
            Containers containers,
            TerminalStore store,
            TerminalEventPublisher publisher,
            Timing timing,
            Clock clock,
            Instant newsSince,
            Runnable onGone) {
        this.account = account;
        this.store = store;
        this.clock = clock;
        this.onGone = onGone;
        Terminal remembered = Terminal.of(row.account(), row.desiredState(), row.crashes(), clock.instant());
        Terminal first = row.desiredState().credentials() == row.credentials()
                ? remembered
                : remembered.credentialsChanged(clock.instant());
        this.terminal = new SupervisedTerminal(first, containers.name(account.id()), publisher, timing, policy, clock);
        this.commands = new TerminalCommands(account.id(), terminal, store, TerminalStore.Memory.of(remembered));
        this.logs = new LogFollower(
                account,
                containers,
                (at, verb) -> {
                    if (at.isBefore(newsSince)) {
                        terminal.recall(verb);
                    } else {
                        terminal.change(verb);
                    }
                },
                this::look);
        this.actions = new ContainerActions(account, containers, terminal, commands, logs, policy, clock);
        this.thread = Thread.ofVirtual().name("terminal-" + account.id()).unstarted(this::run);
    }

    /** Does nothing if it has begun. */
    void begin() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Leaves the terminal as it is. */
    void leave() {
        terminal.end();
        logs.close();
    }

    /** Does nothing more until {@link #resume}; observations still count. */
    void suspend() {
        terminal.suspend();
    }

    void resume() {
        terminal.resume();
        begin();
    }

    AccountId id() {
        return account.id();
    }

    TerminalView view() {
        return terminal.view();
    }

    Terminal terminal() {
        return terminal.get();
    }

    List<JournalEntry> journal() {
        return logs.journal();
    }

    /** Users' commands are stored and applied in the order of this queue. */
    TerminalCommands commands() {
        return commands;
    }

    /** The container may have changed. */
    void look() {
        terminal.plan(RetrySchedule::wantLook);
    }

    /** Retries immediately what was postponed while the engine did not answer. */
    void engineIsBack() {
        terminal.plan(RetrySchedule::wantLookAtOnce);
    }

    void measured(@Nullable ResourceUse use) {
        terminal.measured(use);
    }

    /** Applies an observation. Never blocks. */
    void change(UnaryOperator<Terminal> verb) {
        terminal.change(verb);
    }

    private void run() {
        try {
            while (true) {
                SupervisedTerminal.Next next = terminal.next(commands::isSaved);
                if (next instanceof SupervisedTerminal.Next.End) {
                    return;
                }
                if (next instanceof SupervisedTerminal.Next.Wait wait) {
                    terminal.await(wait);
                } else {
                    execute(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Executes the next step.
     *
     * @return false if none is due
     */
    boolean advance() {
        SupervisedTerminal.Next next = terminal.next(commands::isSaved);
        if (next instanceof SupervisedTerminal.Next.End || next instanceof SupervisedTerminal.Next.Wait) {
            return false;
        }
        execute(next);
        return true;
    }

    private void execute(SupervisedTerminal.Next next) {
        try {
            switch (next) {
                case SupervisedTerminal.Next.Look _ -> actions.look();
                case SupervisedTerminal.Next.Save _ -> commands.save();
                case SupervisedTerminal.Next.Perform(Action action) -> perform(action);
                case SupervisedTerminal.Next.Wait _, SupervisedTerminal.Next.End _ -> {}
            }
        } catch (CancellationException e) {
            // The desired state has changed; the interrupted action may or may not have been executed.
            terminal.change(t -> t.working(Work.NONE, clock.instant()));
            look();
        } catch (EngineUnavailableException e) {
            terminal.change(t -> t.engineLost(message(e), clock.instant()));
            terminal.plan(schedule -> schedule.unanswered(clock.instant()));
        } catch (EngineRefusedException e) {
            refused(next, e);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Database unreachable; retrying account={} reason={}", account.id(), e.getMessage());
            terminal.change(t -> t.working(Work.NONE, clock.instant()));
            terminal.plan(schedule -> schedule.pause(clock.instant()));
        } catch (RuntimeException e) {
            log.error("Unexpected error account={}", account.id(), e);
            retry(next, "An unexpected error prevents the start: " + message(e));
        }
    }

    private void perform(Action action) {
        boolean gone = actions.perform(action);
        terminal.plan(RetrySchedule::accepted);
        if (gone) {
            store.delete(account.id());
            leave();
            onGone.run();
        }
    }

    private void refused(SupervisedTerminal.Next next, EngineRefusedException e) {
        boolean alive = terminal.get().expertStatus().isAlive();
        if (isStart(next) && e.fault() == Fault.CONTAINER && !alive) {
            terminal.change(t -> t.failed(message(e), policy, clock.instant()));
            look();
            terminal.plan(schedule -> schedule.pause(clock.instant()));
        } else {
            log.warn("Container engine refused account={} fault={} reason={}", account.id(), e.fault(), e.getMessage());
            retry(next, message(e));
        }
    }

    private void retry(SupervisedTerminal.Next next, String why) {
        terminal.change(t -> isStart(next) ? t.hindered(why, clock.instant()) : t.working(Work.NONE, clock.instant()));
        look();
        terminal.plan(schedule -> schedule.refused(clock.instant()));
    }

    private static boolean isStart(SupervisedTerminal.Next next) {
        return next instanceof SupervisedTerminal.Next.Perform(Action action)
                && (action instanceof Action.Start || action instanceof Action.Deliver);
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
