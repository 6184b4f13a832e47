package com.termfleet.terminal.state;

import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The container's state and its reason as shown to users, derived from the rest of the terminal. */
final class VisibleState {

    private VisibleState() {}

    /** @param before shown until the container's state is known */
    static Container of(
            DesiredState desired, ContainerRun run, Work work, Crashes crashes, Container before, Instant now) {
        boolean stillNeeded = desired.desired() == Desired.RUNNING;
        if (work == Work.STOPPING) {
            return Container.STOPPING;
        }
        if (desired.isQuarantined() && stillNeeded) {
            return Container.QUARANTINED;
        }
        return switch (run.sight()) {
            case NOT_LOOKED_YET -> before;
            case UNKNOWN -> Container.LOST;
            case RUNNING -> running(run, stillNeeded);
            case ABSENT, CREATED, EXITED ->
                stillNeeded ? notRunning(desired, run, work, crashes, now) : Container.STOPPED;
        };
    }

    private static Container running(ContainerRun run, boolean stillNeeded) {
        if (run.isSettled() || !stillNeeded) {
            return Container.STOPPING;
        }
        return run.delivery() == ContainerRun.Delivery.DONE ? Container.RUNNING : Container.STARTING;
    }

    private static Container notRunning(
            DesiredState desired, ContainerRun run, Work work, Crashes crashes, Instant now) {
        // First, so that a start repeated every few seconds does not toggle the state.
        if (run.hindrance() != null) {
            return Container.BACKING_OFF;
        }
        if (work == Work.CREATING || work == Work.STARTING) {
            return work == Work.CREATING ? Container.CREATING : Container.STARTING;
        }
        if (desired.held() != null) {
            return Container.STOPPED;
        }
        if (!crashes.mayStart(now)) {
            return Container.BACKING_OFF;
        }
        if (crashes.inARow() > 0) {
            return Container.CRASHED;
        }
        return run.sight() == ContainerRun.Sight.ABSENT ? Container.CREATING : Container.STARTING;
    }

    static boolean isTrouble(Container state) {
        return switch (state) {
            case CRASHED, BACKING_OFF, LOST, QUARANTINED -> true;
            case CREATING, STARTING, RUNNING, STOPPING, STOPPED -> false;
        };
    }

    /** The reason that needs attention most. */
    static @Nullable String reason(
            DesiredState desired, ContainerRun run, StateSince<Container> container, ExpertStatus expert) {
        boolean stillNeeded = desired.desired() == Desired.RUNNING;
        StartBlock held = desired.held();
        if (held != null && stillNeeded) {
            return held.text();
        }
        if (run.hindrance() != null && stillNeeded) {
            return run.hindrance();
        }
        if (container.why() != null && isTrouble(container.value())) {
            return container.why();
        }
        return expert.broker().why() == null
                ? expert.expert().why()
                : expert.broker().why();
    }
}
