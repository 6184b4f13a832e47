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
 * One terminal's present state and next action. Any thread may change it at any time, regardless of the supervisor's
 * work; listeners are called in the order of the changes. Thread-safe; never waits for the engine or the database.
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

    /** The thread in an engine call that a user's stop may interrupt; null if there is none. */
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

    /** The supervisor's next step. */
    sealed interface Next {

        /** Query the engine for the container. */
        record Look() implements Next {}

        /** Save the changes; nothing else is due. */
        record Save() implements Next {}

        record Perform(Action action) implements Next {}

        /** @param until null: until a change */
        record Wait(@Nullable Instant until, long version) implements Next {}

        /** The supervisor ends and leaves the terminal as it is. */
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

    /** Applies an observation or a user's command, and publishes the changes. */
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

    /** Applies an observation from before this server managed the terminal, without publishing it again. */
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

    /** @param isSaved whether a state needs no save before the next action */
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

    /** Blocks until that time or a change. */
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
     * Makes an engine call that a user's stop may interrupt. Other calls must not be interrupted, since a database
     * connection would be lost.
     *
     * @throws CancellationException if the desired state is no longer running, or its supervisor is not to act now
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
