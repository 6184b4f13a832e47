package com.termfleet.terminal.state;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.ContainerRun.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hosted terminal: its desired state, its observed state, and the transitions between them. Immutable; each method
 * takes the time and returns the changed terminal. {@link Decision} determines the next action.
 *
 * @param container the state shown to users; derived from the other parts
 * @param work what the supervisor is doing with the container
 * @param crashes its recent failures
 */
public record Terminal(
        AccountId account,
        DesiredState desiredState,
        ContainerRun run,
        Work work,
        ExpertStatus expertStatus,
        Crashes crashes,
        StateSince<Container> container) {

    public static Terminal of(AccountId account, DesiredState desiredState, Crashes crashes, Instant now) {
        ExpertStatus expertStatus = ExpertStatus.none(now);
        StartBlock held = desiredState.held();
        if (held != null && held.why() == StartBlock.Why.REJECTED) {
            expertStatus = expertStatus.withBroker(Broker.REJECTED, now, held.text());
        }
        Container state = desiredState.desired() == Desired.RUNNING ? Container.CREATING : Container.STOPPED;
        return new Terminal(
                account,
                desiredState,
                ContainerRun.NOT_LOOKED_YET,
                Work.NONE,
                expertStatus,
                crashes,
                StateSince.of(state, now));
    }

    // --- commands of users

    /** Also ends quarantine. Removal is final: no later command changes it. */
    public Terminal wantRunning(Instant now) {
        return want(desiredState.withDesired(Desired.RUNNING).releasedByPerson(), now);
    }

    /** A stop by a user is not a failure. */
    public Terminal wantStopped(Instant now) {
        return want(desiredState.withDesired(Desired.STOPPED), now);
    }

    public Terminal wantRemoved(Instant now) {
        return want(desiredState.withDesired(Desired.REMOVED), now);
    }

    public Terminal wantRestart(Instant now) {
        return want(desiredState.withDesired(Desired.RUNNING).releasedByPerson().withRestart(run.mayBeRunning()), now);
    }

    /** Ends quarantine and clears failures; a terminal that is not quarantined is unchanged. */
    public Terminal releasedFromQuarantine(Instant now) {
        return isQuarantined() ? want(desiredState.released(StartBlock.Why.QUARANTINED), now) : this;
    }

    public boolean isQuarantined() {
        return desiredState.isQuarantined();
    }

    private Terminal want(DesiredState next, Instant now) {
        return desiredState.desired() == Desired.REMOVED
                ? this
                : new Terminal(
                                account,
                                next,
                                run.withHindrance(null),
                                work,
                                expertStatus,
                                crashes.forgotten(),
                                container)
                        .settled(now);
    }

    /** Ends every block, because the credentials are new; a stopped terminal stays stopped. */
    public Terminal credentialsChanged(Instant now) {
        ExpertStatus unknown = expertStatus.broker().is(Broker.REJECTED)
                ? expertStatus.withBroker(Broker.UNKNOWN, now, null)
                : expertStatus;
        DesiredState free = desiredState
                .withHeld(null)
                .withRestart(run.mayBeRunning() && desiredState.desired() == Desired.RUNNING);
        return new Terminal(account, free, run, work, unknown, crashes.forgotten(), container).settled(now);
    }

    /** A terminal that already has its charts is restarted with the new ones. */
    public Terminal extrasChanged(List<ExtraExpert> extras, Instant now) {
        boolean tooLate = run.mayBeRunning() && run.delivery() != Delivery.NONE;
        return with(desiredState.withExtras(extras).withRestart(desiredState.restart() || tooLate), crashes, now);
    }

    public Terminal withCredentials(long version) {
        return new Terminal(
                account, desiredState.withCredentials(version), run, work, expertStatus, crashes, container);
    }

    public Terminal withGeneration(long generation) {
        return new Terminal(
                account, desiredState.withGeneration(generation), run, work, expertStatus, crashes, container);
    }

    // --- observations of the engine

    public Terminal engineLost(String why, Instant now) {
        return new Terminal(account, desiredState, run.lostSight(), Work.NONE, expertStatus, crashes, container)
                .settled(now, why);
    }

    public Terminal working(Work next, Instant now) {
        return new Terminal(account, desiredState, run, next, expertStatus, crashes, container).settled(now);
    }

    /** @param state of the container now; empty if there is none */
    public Terminal seen(Optional<ContainerState> state, CrashPolicy policy, Instant now) {
        ContainerRun next = state.map(found -> run.seen(found, now)).orElseGet(run::absent);
        if (next.isRunning()) {
            return isNewRun(next)
                    ? begun(next, now)
                    : new Terminal(account, desiredState, next, work, expertStatus, crashes, container).settled(now);
        }
        DesiredState served = desiredState.withRestart(false);
        boolean ended = next.sight() == ContainerRun.Sight.EXITED && !next.isSettled();
        Terminal still = new Terminal(
                        account, served, ended ? next.withSettled() : next, work, stoppedLink(now), crashes, container)
                .settled(now);
        // Somebody may remove it before its end is seen. In the middle of a start it is removed here to be made anew.
        boolean removed = next.sight() == ContainerRun.Sight.ABSENT && run.isUnended() && work == Work.NONE;
        boolean crashed = (ended || removed)
                && desiredState.desired() == Desired.RUNNING
                && work != Work.STOPPING
                && !desiredState.restart();
        if (!crashed) {
            return still;
        }
        boolean blameless = run.sight() == ContainerRun.Sight.UNKNOWN || run.hindrance() != null;
        return blameless ? still.interrupted(now) : still.failed(ExitReason.of(next), policy, now);
    }

    /** The run ended while the engine was unreachable or the host had a fault. */
    private Terminal interrupted(Instant now) {
        return new Terminal(account, desiredState, run, work, expertStatus, crashes.interrupted(), container)
                .settled(now);
    }

    private boolean isNewRun(ContainerRun next) {
        return run.seen() == null
                || next.seen() == null
                || !Objects.equals(run.seen().startedAt(), next.seen().startedAt());
    }

    private Terminal begun(ContainerRun next, Instant now) {
        ExpertStatus fresh = expertStatus.reset(Expert.STARTING, now, null);
        return new Terminal(account, desiredState, next, work, fresh, crashes.begun(), container).settled(now);
    }

    private ExpertStatus stoppedLink(Instant now) {
        return expertStatus.reset(Expert.NONE, now, null);
    }

    /** @param extras those delivered; if others are desired meanwhile, the terminal is restarted with those */
    public Terminal delivered(List<ExtraExpert> extras, Instant now) {
        boolean outdated = !desiredState.extras().equals(extras);
        return new Terminal(
                        account,
                        desiredState.withRestart(desiredState.restart() || outdated),
                        run.withDelivery(Delivery.DONE).withHindrance(null),
                        work,
                        expertStatus,
                        crashes,
                        container)
                .settled(now);
    }

    // --- failures

    /** It could not be started by no fault of its own: it is retried, and no failure is counted. */
    public Terminal hindered(String why, Instant now) {
        return new Terminal(account, desiredState, run.withHindrance(why), Work.NONE, expertStatus, crashes, container)
                .settled(now, why);
    }

    /** The present run, or the attempt to start one, failed; what still runs of it is to be ended. */
    public Terminal failed(String why, CrashPolicy policy, Instant now) {
        Crashes next = crashes.failed(now, policy, account.value() * 31 + now.toEpochMilli());
        DesiredState held = desiredState;
        if (next.failedStarts() >= policy.startsBeforeQuarantine()) {
            held = desiredState.withHeld(new StartBlock(
                    StartBlock.Why.QUARANTINED,
                    "%d starts in a row failed, so it is not retried until you start it. The last failure: %s"
                            .formatted(next.failedStarts(), why)));
        }
        return new Terminal(account, held, run.withSettled(), Work.NONE, expertStatus, next, container)
                .settled(now, why);
    }

    /** It is stopped, as it would do harm to others, and not started again before a person does; no crash. */
    public Terminal stoppedForGood(String why, Instant now) {
        if (desiredState.desired() != Desired.RUNNING || !run.isRunning()) {
            return this;
        }
        DesiredState held = desiredState
                .withHeld(new StartBlock(StartBlock.Why.QUARANTINED, why))
                .withRestart(true);
        return new Terminal(account, held, run, work, expertStatus, crashes, container).settled(now, why);
    }

    /** Evaluates silence and recovery at this time. */
    public Terminal checked(Timing timing, CrashPolicy policy, Instant now) {
        Terminal heard = linked(expertStatus.silentIfOverdue(now, timing.silence()));
        Crashes recovered = heard.crashes.forgottenIfHealthy(now, policy);
        return new Terminal(account, desiredState, run, work, heard.expertStatus, recovered, container);
    }

    /** The server was paused: missing heartbeats of that time do not count. */
    public Terminal forgiven(Instant now) {
        return new Terminal(account, desiredState, run.withBegan(now), work, expertStatus, crashes, container);
    }

    // --- facts from the journal

    public Terminal read(JournalFact fact, Instant at) {
        if (fact instanceof JournalFact.Step(String step)) {
            ContainerRun next = run.withStep(step);
            boolean past = next.isPastDelivery() && next.delivery() == Delivery.UNKNOWN;
            Terminal stepped = new Terminal(
                    account,
                    desiredState,
                    past ? next.withDelivery(Delivery.DONE) : next,
                    work,
                    expertStatus,
                    crashes,
                    container);
            return (step.equals("terminal")
                            ? stepped.linked(expertStatus.withBroker(Broker.CONNECTING, at, null))
                            : stepped)
                    .settled(at);
        }
        // A heartbeat is more recent than a line printed before it; the last lines of an ended run are obsolete.
        boolean outdated =
                !run.isRunning() || (expertStatus.lastBeat() != null && at.isBefore(expertStatus.lastBeat()));
        return switch (fact) {
            case JournalFact.Rejected(String text) -> rejected(text, at);
            case JournalFact.Authorized _ -> authorized(outdated, at);
            case JournalFact.ReadOnly _ ->
                linked(expertStatus.withBroker(
                        Broker.INVESTOR,
                        at,
                        "Signed in with the investor password, which cannot trade. Enter the master password."));
            case JournalFact.BrokerFailed(String text) ->
                outdated ? this : linked(expertStatus.withBroker(Broker.DISCONNECTED, at, text));
            case JournalFact.ExpertState(Expert state, String text) ->
                outdated || (expertStatus.isAlive() && state == Expert.STARTING)
                        ? this
                        : linked(expertStatus.withExpert(expertStatus.expert().become(state, at, text)));
            case JournalFact.Step _ -> this;
        };
    }

    private Terminal rejected(String text, Instant at) {
        // Refers to other credentials than those of the next or present run.
        if (desiredState.restart() || run.beganAfter(at)) {
            return this;
        }
        Terminal known = linked(expertStatus.withBroker(Broker.REJECTED, at, text));
        return known.with(desiredState.withHeld(new StartBlock(StartBlock.Why.REJECTED, text)), crashes, at);
    }

    private Terminal authorized(boolean outdated, Instant at) {
        Terminal known = outdated ? this : linked(expertStatus.withBroker(Broker.AUTHORIZED, at, null));
        return known.with(desiredState.released(StartBlock.Why.REJECTED), crashes, at);
    }

    // --- reports of the gateway

    public Terminal sessionOpened(String session, @Nullable String currency, Instant now) {
        return linked(expertStatus.opened(session, currency, now));
    }

    public Terminal beat(String session, Heartbeat heartbeat, Instant now) {
        ExpertStatus next = expertStatus.beat(session, heartbeat, now);
        if (next.equals(expertStatus)) {
            return this;
        }
        ContainerRun known = run.delivery() == Delivery.UNKNOWN ? run.withDelivery(Delivery.DONE) : run;
        return new Terminal(account, desiredState, known, work, next, crashes.alive(now), container).settled(now);
    }

    public Terminal sessionClosed(String session) {
        return linked(expertStatus.closed(session));
    }

    public Terminal fellSilent(String session, Instant now) {
        return linked(expertStatus.fellSilent(session, now));
    }

    // --- derived values

    private Terminal linked(ExpertStatus next) {
        Crashes counted = expertStatus.isAlive() && !next.isAlive() ? crashes.unwell() : crashes;
        return new Terminal(account, desiredState, run, work, next, counted, container);
    }

    private Terminal with(DesiredState nextWish, Crashes nextCrashes, Instant now) {
        return new Terminal(account, nextWish, run, work, expertStatus, nextCrashes, container).settled(now);
    }

    private Terminal settled(Instant now) {
        return settled(now, container.why());
    }

    private Terminal settled(Instant now, @Nullable String why) {
        Container state = VisibleState.of(desiredState, run, work, crashes, container.value(), now);
        String reason = container.is(state) || VisibleState.isTrouble(state) ? why : null;
        return new Terminal(
                account, desiredState, run, work, expertStatus, crashes, container.become(state, now, reason));
    }

    /** @param name of the container */
    public TerminalView view(String name, @Nullable ResourceUse resources) {
        Heartbeat heartbeat = expertStatus.heartbeat();
        ContainerState seen = run.seen();
        return new TerminalView(
                account,
                desiredState.desired(),
                container.value(),
                expertStatus.broker().value(),
                expertStatus.expert().value(),
                container.since(),
                expertStatus.broker().since(),
                expertStatus.expert().since(),
                VisibleState.reason(desiredState, run, container, expertStatus),
                crashes.restarts(),
                expertStatus.lastBeat(),
                heartbeat == null ? null : heartbeat.balance(),
                heartbeat == null ? null : heartbeat.equity(),
                heartbeat == null ? null : heartbeat.positions(),
                expertStatus.currency(),
                name,
                run.isRunning() && seen != null ? seen.address() : null,
                run.isRunning() ? resources : null);
    }
}
