package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.Action;
import com.termfleet.terminal.state.CrashPolicy;
import com.termfleet.terminal.state.Decision;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.state.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's present state and what is due next. Any thread may change it, at once, whatever the supervisor is doing;
 * listeners are told in the order of the changes. Thread-safe; nothing here waits for the engine or the database.
 */
final class SupervisedTerminal {

    private final String containerName;
    private final TerminalEventPublisher publisher;
    private final Timing timing;
    private final CrashPolicy policy;
    private final Clock clock;

    /** Guards everything below; never held over I/O. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final RetrySchedule schedule = new RetrySchedule();
    private Terminal terminal;
    private @Nullable ResourceUse resources;
    private boolean ended;

    /** Observations still count; nothing is done. */
    private boolean suspended;

    /** The thread that waits for the engine in a call that a person's stop may interrupt; null while none does. */
    private @Nullable Thread interruptible;

    /** Counts changes, so that none is missed between {@link #next} and {@link #await}. */
    private long version;

    SupervisedTerminal(
            Terminal terminal,
            String containerName,
            TerminalEventPublisher publisher,
            Timing timing,
            CrashPolicy policy,
            Clock clock) {
        this.terminal = terminal;
        this.containerName = containerName;
        this.publisher = publisher;
        this.timing = timing;
        this.policy = policy;
        this.clock = clock;
    }

    /** What the supervisor is to do next. */
    sealed interface Next {

        /** Ask the engine what is there. */
        record Look() implements Next {}

        /** Save what has changed; nothing else is due. */
        record Save() implements Next {}

        record Perform(Action action) implements Next {}

        /** @param until null: until something changes */
        record Wait(@Nullable Instant until, long version) implements Next {}

        /** The supervisor is to leave the terminal as it is. */
        record End() implements Next {}
    }

    Terminal get() {
        lock.lock();
        try {
            return terminal;
        } finally {
            lock.unlock();
        }
    }

    TerminalView view() {
        lock.lock();
        try {
            return terminal.view(containerName, resources);
        } finally {
            lock.unlock();
        }
    }

    /** Applies an observation or a person's wish, and publishes what changed. */
    void change(UnaryOperator<Terminal> verb) {
        lock.lock();
        try {
            Terminal before = terminal;
            terminal = verb.apply(before);
            if (terminal.equals(before)) {
                return;
            }
            if (!before.desiredState().equals(terminal.desiredState())) {
                schedule.actAtOnce();
            }
            publisher.compare(before, terminal, clock.instant());
            publisher.changed(view());
            wake();
            if (interruptible != null && terminal.desiredState().desired() != Desired.RUNNING) {
                interruptible.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Applies what happened before this server managed the terminal: it is no event, and nobody is told again. */
    void recall(UnaryOperator<Terminal> verb) {
        lock.lock();
        try {
            terminal = verb.apply(terminal);
            wake();
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

    void plan(Consumer<RetrySchedule> verb) {
        lock.lock();
        try {
            verb.accept(schedule);
            wake();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            wake();
            if (interruptible != null) {
                interruptible.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until {@link #resume} nothing is done; what can be interrupted is. */
    void suspend() {
        lock.lock();
        try {
            suspended = true;
            wake();
            if (interruptible != null) {
                interruptible.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            suspended = false;
            schedule.wantLookAtOnce();
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        version++;
        changed.signalAll();
    }

    /** @param isSaved whether a state needs not be written down before anything else is done */
    Next next(Predicate<Terminal> isSaved) {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (ended) {
                return new Next.End();
            }
            if (suspended) {
                return new Next.Wait(null, version);
            }
            if (schedule.takeLook(now)) {
                return new Next.Look();
            }
            if (!schedule.isHeld(now) && !isSaved.test(terminal)) {
                return new Next.Save();
            }
            Instant pause = schedule.waitsUntil(now);
            if (pause != null) {
                return new Next.Wait(pause, version);
            }
            change(t -> t.checked(timing, policy, now));
            return switch (Decision.on(terminal, timing, policy, now)) {
                case Action.Rest _ -> new Next.Wait(null, version);
                case Action.WaitUntil(Instant until) -> new Next.Wait(until, version);
                case Action action -> new Next.Perform(action);
            };
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until the time has come or something has changed since. */
    void await(Next.Wait wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.until() == null ? Long.MAX_VALUE : nanosUntil(wait.until());
            while (!ended && version == wait.version() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntil(Instant time) {
        return TimeUnit.MILLISECONDS.toNanos(
                Duration.between(clock.instant(), time).toMillis() + 1);
    }

    /**
     * Makes a call to the engine that a person's stop may interrupt. No other call may be: a database connection does not
     * survive it.
     *
     * @throws CancellationException if the terminal is not wanted any more, or its supervisor is not to act now
     */
    void interruptibly(Runnable call) {
        lock.lock();
        try {
            if (ended || suspended || terminal.desiredState().desired() != Desired.RUNNING) {
                throw new CancellationException("The terminal is not to be started now");
            }
            interruptible = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            call.run();
        } finally {
            lock.lock();
            try {
                interruptible = null;
                boolean _ = Thread.interrupted();
            } finally {
                lock.unlock();
            }
        }
    }
}
