package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.runtime.ContainerSpec;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.Containers.Startup;
import com.termfleet.terminal.container.LogFollower;
import com.termfleet.terminal.state.Action;
import com.termfleet.terminal.state.ContainerRun;
import com.termfleet.terminal.state.CrashPolicy;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.state.Work;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supervisor's operations on its container. For the supervisor's thread only; passes on the engine's exceptions.
 */
final class ContainerActions {

    private static final Logger log = LoggerFactory.getLogger(ContainerActions.class);

    private final Account account;
    private final Containers containers;
    private final SupervisedTerminal terminal;
    private final TerminalCommands commands;
    private final LogFollower logs;
    private final CrashPolicy policy;
    private final Clock clock;

    /** Ensures that the container can reach the gateway. */
    private boolean reached;

    ContainerActions(
            Account account,
            Containers containers,
            SupervisedTerminal terminal,
            TerminalCommands commands,
            LogFollower logs,
            CrashPolicy policy,
            Clock clock) {
        this.account = account;
        this.containers = containers;
        this.terminal = terminal;
        this.commands = commands;
        this.logs = logs;
        this.policy = policy;
        this.clock = clock;
    }

    /** @return whether the terminal has been removed */
    boolean perform(Action action) {
        switch (action) {
            case Action.Start _ -> containers.attempt(this::start);
            case Action.Deliver _ -> containers.attempt(this::deliver);
            case Action.Stop _ -> end(() -> containers.stop(account.id()));
            case Action.Kill _ -> end(() -> containers.kill(account.id()));
            case Action.GiveUp(String why) -> terminal.change(t -> t.failed(why, policy, clock.instant()));
            case Action.Remove _ -> {
                end(() -> containers.removeWithVolume(account.id()));
                return true;
            }
            case Action.Rest _, Action.WaitUntil _ -> {}
        }
        return false;
    }

    /** Queries the engine for the container. */
    void look() {
        Optional<ContainerState> found = containers.look(account.id());
        terminal.plan(RetrySchedule::answered);
        terminal.change(t -> t.seen(found, policy, clock.instant()));
        ContainerRun run = terminal.get().run();
        if (run.isRunning()) {
            reach();
        }
        logs.follow(run);
    }

    /**
     * A terminal that is already running must be able to reach this gateway, too. If it cannot yet, it is left running.
     */
    private void reach() {
        if (reached) {
            return;
        }
        try {
            containers.reach(account);
            reached = true;
        } catch (EngineRefusedException e) {
            log.warn("Gateway not reachable for terminal account={} reason={}", account.id(), e.getMessage());
        }
    }

    private void start() {
        work(Work.CREATING);
        Terminal now = terminal.get();
        ContainerSpec spec = containers.spec(account, now.desiredState().generation() + 1);
        ContainerState existing = now.run().seen();
        if (existing != null && !Containers.isFrom(spec, existing)) {
            containers.remove(account.id());
            existing = null;
        }
        if (existing == null || !startAgain()) {
            terminal.change(t -> t.withGeneration(t.desiredState().generation() + 1));
            commands.save();
            work(Work.CREATING);
            terminal.interruptibly(() -> containers.create(account, spec));
            work(Work.STARTING);
            terminal.interruptibly(() -> containers.start(account.id()));
        }
        look();
        if (terminal.get().run().isRunning()) {
            deliver();
        }
        work(Work.NONE);
    }

    /** @return false if it was removed, since the fault may be its own, such as a network that no longer exists */
    private boolean startAgain() {
        work(Work.STARTING);
        try {
            terminal.interruptibly(() -> containers.start(account.id()));
            look();
            if (!terminal.get().run().isCutOff()) {
                return true;
            }
            log.info("Recreating container account={} reason=no network", account.id());
        } catch (EngineRefusedException e) {
            if (e.fault() != Fault.CONTAINER) {
                throw e;
            }
            log.info("Recreating container account={} reason={}", account.id(), e.getMessage());
        }
        containers.remove(account.id());
        look();
        return false;
    }

    /** The version of the credentials is stored before they are delivered. */
    private void deliver() {
        List<ExtraExpert> extras = terminal.get().desiredState().extras();
        terminal.interruptibly(() -> containers.confine(account));
        Startup startup = containers.startup(account, extras);
        terminal.change(t -> t.withCredentials(startup.credentials()));
        commands.save();
        terminal.interruptibly(() -> containers.deliver(account.id(), startup.archive()));
        terminal.change(t -> t.delivered(extras, clock.instant()));
    }

    private void end(Runnable how) {
        work(Work.STOPPING);
        how.run();
        look();
        work(Work.NONE);
    }

    private void work(Work next) {
        terminal.change(t -> t.working(next, clock.instant()));
    }
}
