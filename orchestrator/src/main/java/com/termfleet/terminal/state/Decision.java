package com.termfleet.terminal.state;

import com.termfleet.terminal.state.ContainerRun.Sight;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next action from desired state, observed state and time. Pure: the same terminal at the same time gives
 * the same action.
 */
public final class Decision {

    /** How long to wait for an adopted container's log to show whether it has its credentials. */
    private static final Duration READING = Duration.ofSeconds(3);

    private Decision() {}

    public static Action on(Terminal terminal, Timing timing, CrashPolicy policy, Instant now) {
        Sight sight = terminal.run().sight();
        if (sight == Sight.UNKNOWN || sight == Sight.NOT_LOOKED_YET) {
            return new Action.Rest();
        }
        return switch (terminal.desiredState().desired()) {
            case REMOVED -> new Action.Remove();
            case STOPPED -> terminal.run().isRunning() ? new Action.Stop() : new Action.Rest();
            case RUNNING -> terminal.run().isRunning() ? keep(terminal, timing, policy, now) : bringBack(terminal, now);
        };
    }

    private static Action bringBack(Terminal terminal, Instant now) {
        if (terminal.desiredState().held() != null) {
            return new Action.Rest();
        }
        Instant notBefore = terminal.crashes().notBefore();
        return notBefore != null && now.isBefore(notBefore) ? new Action.WaitUntil(notBefore) : new Action.Start();
    }

    private static Action keep(Terminal terminal, Timing timing, CrashPolicy policy, Instant now) {
        ContainerRun run = terminal.run();
        if (run.isSettled()) {
            return new Action.Kill();
        }
        if (terminal.desiredState().restart()) {
            return new Action.Stop();
        }
        if (terminal.desiredState().held() != null) {
            return new Action.Rest();
        }
        return switch (run.delivery()) {
            case NONE -> new Action.Deliver();
            case UNKNOWN -> adopt(run, now);
            case DONE -> supervise(terminal, timing, policy, now);
        };
    }

    /** For an adopted container: its log shows whether it still waits for its credentials. */
    private static Action adopt(ContainerRun run, Instant now) {
        Instant known = began(run, now).plus(READING);
        return now.isBefore(known) ? new Action.WaitUntil(known) : new Action.Deliver();
    }

    private static Action supervise(Terminal terminal, Timing timing, CrashPolicy policy, Instant now) {
        if (terminal.run().isUnhealthy() && !terminal.expertStatus().isAlive()) {
            return new Action.GiveUp("The terminal does not respond: its health check failed.");
        }
        Instant patienceEnds = patienceEnds(terminal, timing, now);
        if (!now.isBefore(patienceEnds)) {
            return new Action.GiveUp(complaint(terminal, timing));
        }
        Instant next = earlier(patienceEnds, terminal.expertStatus().silentAt(timing.silence()));
        return new Action.WaitUntil(earlier(next, terminal.crashes().forgetAt(policy)));
    }

    /** A terminal with a recent heartbeat is never restarted. */
    private static Instant patienceEnds(Terminal terminal, Timing timing, Instant now) {
        ExpertStatus expertStatus = terminal.expertStatus();
        Instant began = began(terminal.run(), now);
        Instant lastBeat = expertStatus.lastBeat();
        if (lastBeat == null || lastBeat.isBefore(began)) {
            return began.plus(timing.startLimit());
        }
        if (expertStatus.session() == null) {
            return lastBeat.plus(timing.reconnectGrace());
        }
        Instant silentAt = expertStatus.silentAt(timing.silence());
        return silentAt == null ? lastBeat.plus(timing.silence()) : silentAt;
    }

    private static String complaint(Terminal terminal, Timing timing) {
        String why = terminal.expertStatus().expert().why();
        return terminal.crashes().everAlive()
                ? why == null ? "The expert has stopped reporting." : why
                : "The expert did not report within %d s of the start%s"
                        .formatted(timing.startLimit().toSeconds(), why == null ? "." : ": " + why);
    }

    private static Instant began(ContainerRun run, Instant now) {
        return run.began() == null ? now : run.began();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
