package com.termfleet.terminal.state;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.terminal.TerminalStates.Desired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A terminal in virtual time, with an engine that does at once what it is told. Time passes only by {@link #pass}, which
 * asks for a decision whenever one would be due, as the supervisor does.
 */
final class VirtualTerminal {

    static final Timing TIMING = new Timing(Duration.ofSeconds(2), Duration.ofSeconds(120), Duration.ofSeconds(15));
    static final CrashPolicy POLICY = CrashPolicy.STANDARD;
    private static final AccountId ACCOUNT = new AccountId(7);

    Instant now = Instant.parse("2026-01-05T10:00:00Z");
    Terminal terminal;
    final List<Instant> starts = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    private @Nullable ContainerState container;
    private int sessions;
    private int runs;

    VirtualTerminal() {
        terminal = Terminal.of(
                ACCOUNT, new DesiredState(Desired.RUNNING, 0, List.of(), false, null, 0), Crashes.NONE, now);
    }

    VirtualTerminal(DesiredState desired, @Nullable ContainerState found) {
        terminal = Terminal.of(ACCOUNT, desired, Crashes.NONE, now);
        container = found;
    }

    static DesiredState wanted() {
        return new DesiredState(Desired.RUNNING, 1, List.of(), false, null, 0);
    }

    static ContainerState runningSince(Instant start) {
        return state(Phase.RUNNING, start, null);
    }

    private static ContainerState state(Phase phase, @Nullable Instant startedAt, @Nullable Integer exitCode) {
        return new ContainerState(
                "c", "id", phase, ContainerState.Health.NONE, Map.of(), "10.0.0.2", exitCode, false, startedAt, null);
    }

    VirtualTerminal look() {
        terminal = terminal.seen(Optional.ofNullable(container), POLICY, now);
        return settle();
    }

    Action decision() {
        terminal = terminal.checked(TIMING, POLICY, now);
        return Decision.on(terminal, TIMING, POLICY, now);
    }

    /** Does what is to be done until there is nothing to do at this moment. */
    VirtualTerminal settle() {
        for (int i = 0; i < 50; i++) {
            Action action = decision();
            switch (action) {
                case Action.Rest _, Action.WaitUntil _ -> {
                    return this;
                }
                case Action.Remove _ -> {
                    perform(action);
                    return this;
                }
                default -> perform(action);
            }
        }
        throw new AssertionError("It never comes to rest: " + done);
    }

    private void perform(Action action) {
        done.add(action.getClass().getSimpleName());
        switch (action) {
            case Action.Start _ -> {
                container = newRun();
                starts.add(now);
                terminal = terminal.working(Work.STARTING, now)
                        .seen(Optional.of(container), POLICY, now)
                        .delivered(terminal.desiredState().extras(), now)
                        .working(Work.NONE, now);
            }
            case Action.Deliver _ ->
                terminal = terminal.delivered(terminal.desiredState().extras(), now);
            case Action.Stop _, Action.Kill _ -> {
                container = state(Phase.EXITED, startedAt(), 137);
                terminal = terminal.working(Work.STOPPING, now)
                        .seen(Optional.of(container), POLICY, now)
                        .working(Work.NONE, now);
            }
            case Action.GiveUp(String why) -> terminal = terminal.failed(why, POLICY, now);
            case Action.Remove _ -> {
                container = null;
                terminal = terminal.seen(Optional.empty(), POLICY, now);
            }
            case Action.Rest _, Action.WaitUntil _ -> throw new AssertionError();
        }
    }

    /** No two runs of a container begin at the same nanosecond. */
    private ContainerState newRun() {
        return runningSince(now.plusNanos(++runs));
    }

    private @Nullable Instant startedAt() {
        return container == null ? null : container.startedAt();
    }

    /** Lets time pass in steps no longer than a second. */
    VirtualTerminal pass(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            now = now.plusMillis(Math.min(1_000, Duration.between(now, end).toMillis()));
            settle();
        }
        return this;
    }

    VirtualTerminal dies(int exitCode) {
        container = state(Phase.EXITED, startedAt(), exitCode);
        return look();
    }

    /** The image's health check has a new result. */
    VirtualTerminal isFound(ContainerState.Health health) {
        ContainerState old = Objects.requireNonNull(container);
        container = new ContainerState(
                old.name(),
                old.id(),
                old.phase(),
                health,
                old.labels(),
                old.address(),
                old.exitCode(),
                old.oomKilled(),
                old.startedAt(),
                old.finishedAt());
        return look();
    }

    /** Somebody else starts the container. */
    VirtualTerminal startedBySomebodyElse() {
        container = newRun();
        return look();
    }

    VirtualTerminal connects() {
        terminal = terminal.sessionOpened("s" + ++sessions, "USD", now);
        return beats();
    }

    VirtualTerminal disconnects() {
        terminal = terminal.sessionClosed("s" + sessions);
        return settle();
    }

    VirtualTerminal fallsSilent() {
        terminal = terminal.fellSilent("s" + sessions, now);
        return settle();
    }

    VirtualTerminal beats() {
        return beats(true, true);
    }

    VirtualTerminal beats(boolean tradeAllowed, boolean connected) {
        Money money = Money.of("100.00");
        terminal = terminal.beat(
                "s" + sessions, new Heartbeat(money, money, Money.ZERO, money, 0, tradeAllowed, connected), now);
        return settle();
    }

    /** Reports every two seconds for this long. */
    VirtualTerminal livesFor(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            pass(Duration.ofSeconds(2));
            beats();
        }
        return this;
    }

    /** Printed a moment after whatever else happens now. */
    VirtualTerminal reads(JournalFact fact) {
        terminal = terminal.read(fact, now.plusMillis(1));
        return settle();
    }

    VirtualTerminal wants(BiFunction<Terminal, Instant, Terminal> verb) {
        terminal = verb.apply(terminal, now);
        return settle();
    }
}
