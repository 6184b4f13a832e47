package com.termfleet.terminal;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.Run.Delivery;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalStates.Expert;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hosted terminal: what is wanted, what is observed, and the rules by which one observation follows another. Immutable;
 * every verb takes the time and returns the terminal as it is then. What is to be done about it says {@link Decision}.
 *
 * @param container the state a person sees; follows from the other parts
 * @param work what the supervisor is doing with the container
 * @param crashes what has gone wrong lately
 */
record Terminal(
        AccountId account, Wish wish, Run run, Work work, Link link, Crashes crashes, Dated<Container> container) {

    /** What the supervisor is doing with the container at this moment. */
    enum Work {
        NONE,
        CREATING,
        STARTING,
        STOPPING
    }

    static Terminal of(AccountId account, Wish wish, Crashes crashes, Instant now) {
        Link link = Link.none(now);
        Held held = wish.held();
        if (held != null && held.why() == Held.Why.REJECTED) {
            link = link.withBroker(Broker.REJECTED, now, held.text());
        }
        Container state = wish.desired() == Desired.RUNNING ? Container.CREATING : Container.STOPPED;
        return new Terminal(account, wish, Run.NOT_LOOKED_YET, Work.NONE, link, crashes, Dated.of(state, now));
    }

    // --- what a person wants

    /** Also the way out of quarantine. */
    Terminal wantRunning(Instant now) {
        return with(wish.withDesired(Desired.RUNNING).released(Held.Why.QUARANTINED), crashes.forgotten(), now);
    }

    /** A person's stop is no crash. */
    Terminal wantStopped(Instant now) {
        return with(wish.withDesired(Desired.STOPPED), crashes.forgotten(), now);
    }

    Terminal wantRemoved(Instant now) {
        return with(wish.withDesired(Desired.REMOVED), crashes.forgotten(), now);
    }

    Terminal wantRestart(Instant now) {
        Wish next =
                wish.withDesired(Desired.RUNNING).released(Held.Why.QUARANTINED).withRestart(run.mayBeRunning());
        return with(next, crashes.forgotten(), now);
    }

    /** Whatever held the terminal, it is to be tried with these; a stopped one stays stopped. */
    Terminal credentialsChanged(Instant now) {
        Link unknown = link.broker().is(Broker.REJECTED) ? link.withBroker(Broker.UNKNOWN, now, null) : link;
        Wish free = wish.withHeld(null).withRestart(run.mayBeRunning() && wish.desired() == Desired.RUNNING);
        return new Terminal(account, free, run, work, unknown, crashes.forgotten(), container).settled(now);
    }

    /** A terminal that has its charts already is restarted with the new ones. */
    Terminal extrasChanged(List<ExtraExpert> extras, Instant now) {
        boolean tooLate = run.mayBeRunning() && run.delivery() != Delivery.NONE;
        return with(wish.withExtras(extras).withRestart(wish.restart() || tooLate), crashes, now);
    }

    Terminal withGeneration(long generation) {
        return new Terminal(account, wish.withGeneration(generation), run, work, link, crashes, container);
    }

    // --- what the engine says

    Terminal engineLost(String why, Instant now) {
        return new Terminal(account, wish, run.lostSight(), Work.NONE, link, crashes, container).settled(now, why);
    }

    Terminal working(Work next, Instant now) {
        return new Terminal(account, wish, run, next, link, crashes, container).settled(now);
    }

    /** @param state of the container now; empty if there is none */
    Terminal seen(Optional<ContainerState> state, CrashPolicy policy, Instant now) {
        Run next = state.map(found -> run.seen(found, now)).orElseGet(run::absent);
        if (next.isRunning()) {
            return isNewRun(next)
                    ? begun(next, now)
                    : new Terminal(account, wish, next, work, link, crashes, container).settled(now);
        }
        Wish served = wish.withRestart(false);
        boolean ended = next.sight() == Run.Sight.EXITED && !next.isSettled();
        Terminal still = new Terminal(
                        account, served, ended ? next.withSettled() : next, work, stoppedLink(now), crashes, container)
                .settled(now);
        boolean crashed = ended && wish.desired() == Desired.RUNNING && work != Work.STOPPING && !wish.restart();
        return crashed ? still.failed(Ending.of(next), policy, now) : still;
    }

    private boolean isNewRun(Run next) {
        return run.seen() == null
                || next.seen() == null
                || !Objects.equals(run.seen().startedAt(), next.seen().startedAt());
    }

    private Terminal begun(Run next, Instant now) {
        Link fresh = link.reset(Expert.STARTING, now, null);
        return new Terminal(account, wish, next, work, fresh, crashes.begun(), container).settled(now);
    }

    private Link stoppedLink(Instant now) {
        return link.reset(Expert.NONE, now, null);
    }

    /** @param extras what was handed over; if others are wanted meanwhile, the terminal is restarted with those */
    Terminal delivered(List<ExtraExpert> extras, Instant now) {
        boolean outdated = !wish.extras().equals(extras);
        return new Terminal(
                        account,
                        wish.withRestart(wish.restart() || outdated),
                        run.withDelivery(Delivery.DONE),
                        work,
                        link,
                        crashes,
                        container)
                .settled(now);
    }

    // --- failures

    /** The present run, or the attempt to start one, came to nothing; what still runs of it is to be ended. */
    Terminal failed(String why, CrashPolicy policy, Instant now) {
        Crashes next = crashes.failed(now, policy, account.value() * 31 + now.toEpochMilli());
        Wish held = wish;
        if (next.failedStarts() >= policy.startsBeforeQuarantine()) {
            held = wish.withHeld(new Held(
                    Held.Why.QUARANTINED,
                    "%d starts in a row failed, so it is not tried again until you start it. The last: %s"
                            .formatted(next.failedStarts(), why)));
        }
        return new Terminal(account, held, run.withSettled(), Work.NONE, link, next, container).settled(now, why);
    }

    /** Time has passed: silence and recovery show. */
    Terminal checked(Timing timing, CrashPolicy policy, Instant now) {
        Terminal heard = linked(link.silentIfOverdue(now, timing.silence()));
        Crashes recovered = heard.crashes.forgottenIfHealthy(now, policy);
        return new Terminal(account, wish, run, work, heard.link, recovered, container);
    }

    /** We were not awake to hear anybody: nobody's silence in that time counts. */
    Terminal forgiven(Instant now) {
        return new Terminal(account, wish, run.withBegan(now), work, link, crashes, container);
    }

    // --- what the journal says

    Terminal read(JournalFact fact, Instant at) {
        if (fact instanceof JournalFact.Step(String step)) {
            Run next = run.withStep(step);
            boolean past = next.isPastDelivery() && next.delivery() == Delivery.UNKNOWN;
            Terminal stepped = new Terminal(
                    account, wish, past ? next.withDelivery(Delivery.DONE) : next, work, link, crashes, container);
            return (step.equals("terminal") ? stepped.linked(link.withBroker(Broker.CONNECTING, at, null)) : stepped)
                    .settled(at);
        }
        // A heartbeat knows better than a line that was printed before it; the last lines of an ended run tell nothing
        // new.
        boolean outdated = !run.isRunning() || (link.lastBeat() != null && at.isBefore(link.lastBeat()));
        return switch (fact) {
            case JournalFact.Rejected(String text) -> rejected(text, at);
            case JournalFact.Authorized _ -> authorized(outdated, at);
            case JournalFact.ReadOnly _ ->
                linked(link.withBroker(
                        Broker.INVESTOR, at, "Signed in with the investor password: it can watch, not trade."));
            case JournalFact.BrokerFailed(String text) ->
                outdated ? this : linked(link.withBroker(Broker.DISCONNECTED, at, text));
            case JournalFact.ExpertState(Expert state, String text) ->
                outdated || (link.isAlive() && state == Expert.STARTING)
                        ? this
                        : linked(link.withExpert(link.expert().become(state, at, text)));
            case JournalFact.Step _ -> this;
        };
    }

    private Terminal rejected(String text, Instant at) {
        // Said of other credentials than those it is given next, or has been given since.
        if (wish.restart() || run.beganAfter(at)) {
            return this;
        }
        Terminal known = linked(link.withBroker(Broker.REJECTED, at, text));
        return known.with(wish.withHeld(new Held(Held.Why.REJECTED, text)), crashes, at);
    }

    private Terminal authorized(boolean outdated, Instant at) {
        Terminal known = outdated ? this : linked(link.withBroker(Broker.AUTHORIZED, at, null));
        return known.with(wish.released(Held.Why.REJECTED), crashes, at);
    }

    // --- what the gateway says

    Terminal sessionOpened(String session, @Nullable String currency, Instant now) {
        return linked(link.opened(session, currency, now));
    }

    Terminal beat(String session, Heartbeat heartbeat, Instant now) {
        Link next = link.beat(session, heartbeat, now);
        if (next.equals(link)) {
            return this;
        }
        Run known = run.delivery() == Delivery.UNKNOWN ? run.withDelivery(Delivery.DONE) : run;
        return new Terminal(account, wish, known, work, next, crashes.alive(now), container).settled(now);
    }

    Terminal sessionClosed(String session) {
        return linked(link.closed(session));
    }

    Terminal fellSilent(String session, Instant now) {
        return linked(link.fellSilent(session, now));
    }

    // --- what follows

    private Terminal linked(Link next) {
        Crashes counted = link.isAlive() && !next.isAlive() ? crashes.unwell() : crashes;
        return new Terminal(account, wish, run, work, next, counted, container);
    }

    private Terminal with(Wish nextWish, Crashes nextCrashes, Instant now) {
        return new Terminal(account, nextWish, run, work, link, nextCrashes, container).settled(now);
    }

    private Terminal settled(Instant now) {
        return settled(now, container.why());
    }

    private Terminal settled(Instant now, @Nullable String why) {
        Container state = state(now);
        String reason = container.is(state) || isTrouble(state) ? why : null;
        return new Terminal(account, wish, run, work, link, crashes, container.become(state, now, reason));
    }

    private static boolean isTrouble(Container state) {
        return switch (state) {
            case CRASHED, BACKING_OFF, LOST, QUARANTINED -> true;
            case CREATING, STARTING, RUNNING, STOPPING, STOPPED -> false;
        };
    }

    private Container state(Instant now) {
        boolean stillNeeded = wish.desired() == Desired.RUNNING;
        if (work == Work.STOPPING) {
            return Container.STOPPING;
        }
        if (wish.held() != null && wish.held().why() == Held.Why.QUARANTINED && stillNeeded) {
            return Container.QUARANTINED;
        }
        return switch (run.sight()) {
            case NOT_LOOKED_YET -> container.value();
            case UNKNOWN -> Container.LOST;
            case RUNNING -> running();
            case ABSENT, CREATED, EXITED -> stillNeeded ? notRunning(now) : Container.STOPPED;
        };
    }

    private Container running() {
        if (run.isSettled() || wish.desired() != Desired.RUNNING) {
            return Container.STOPPING;
        }
        return run.delivery() == Delivery.DONE ? Container.RUNNING : Container.STARTING;
    }

    private Container notRunning(Instant now) {
        if (work == Work.CREATING || work == Work.STARTING) {
            return work == Work.CREATING ? Container.CREATING : Container.STARTING;
        }
        if (wish.held() != null) {
            return Container.STOPPED;
        }
        if (!crashes.mayStart(now)) {
            return Container.BACKING_OFF;
        }
        if (crashes.inARow() > 0) {
            return Container.CRASHED;
        }
        return run.sight() == Run.Sight.ABSENT ? Container.CREATING : Container.STARTING;
    }

    /** @param name of the container */
    TerminalView view(String name, @Nullable ResourceUse resources) {
        Heartbeat heartbeat = link.heartbeat();
        ContainerState seen = run.seen();
        return new TerminalView(
                account,
                wish.desired(),
                container.value(),
                link.broker().value(),
                link.expert().value(),
                container.since(),
                link.broker().since(),
                link.expert().since(),
                reason(),
                crashes.restarts(),
                link.lastBeat(),
                heartbeat == null ? null : heartbeat.balance(),
                heartbeat == null ? null : heartbeat.equity(),
                heartbeat == null ? null : heartbeat.positions(),
                link.currency(),
                name,
                run.isRunning() && seen != null ? seen.address() : null,
                run.isRunning() ? resources : null);
    }

    /** The first that needs a person's attention. */
    private @Nullable String reason() {
        Held held = wish.held();
        if (held != null && wish.desired() == Desired.RUNNING) {
            return held.text();
        }
        if (container.why() != null && isTrouble(container.value())) {
            return container.why();
        }
        return link.broker().why() != null ? link.broker().why() : link.expert().why();
    }
}
