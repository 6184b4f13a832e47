package com.termfleet.terminal.state;

import com.termfleet.runtime.ContainerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the container and its present run. The engine's start time identifies a run.
 *
 * @param seen the container's last state from the engine; null if there is no container or its state is unknown
 * @param began when this run was first seen, by the server's clock
 * @param settled start time of the last run whose end has been handled, as a crash or as intended
 * @param step the entry point's last reported step
 * @param hindrance why the host cannot start it now; null if it can
 */
public record ContainerRun(
        Sight sight,
        @Nullable ContainerState seen,
        Delivery delivery,
        @Nullable Instant began,
        @Nullable Instant settled,
        @Nullable String step,
        @Nullable String hindrance) {

    static final ContainerRun NOT_LOOKED_YET =
            new ContainerRun(Sight.NOT_LOOKED_YET, null, Delivery.UNKNOWN, null, null, null, null);

    /** Its state is known. */
    public enum Sight {
        NOT_LOOKED_YET,
        /** The engine does not answer. */
        UNKNOWN,
        ABSENT,
        CREATED,
        RUNNING,
        EXITED
    }

    /** Whether the credentials were delivered to this run. */
    enum Delivery {
        NONE,
        /** It was already running when the server started. */
        UNKNOWN,
        DONE
    }

    public boolean isRunning() {
        return sight == Sight.RUNNING;
    }

    /** It runs but was disconnected from its network. */
    public boolean isCutOff() {
        return isRunning() && seen != null && seen.address() == null;
    }

    /** False only if it is known not to run. */
    boolean mayBeRunning() {
        return switch (sight) {
            case NOT_LOOKED_YET, UNKNOWN, RUNNING -> true;
            case ABSENT, CREATED, EXITED -> false;
        };
    }

    /** Whether {@code time}, by the engine's clock, belongs to an earlier run. */
    boolean beganAfter(Instant time) {
        return seen != null && seen.startedAt() != null && time.isBefore(seen.startedAt());
    }

    /** It ran when it was last seen, and its end has not been handled. */
    boolean isUnended() {
        return seen != null && seen.phase() == ContainerState.Phase.RUNNING && !isSettled();
    }

    /** Its end has been handled, although it may still exist. */
    boolean isSettled() {
        return seen != null && seen.startedAt() != null && seen.startedAt().equals(settled);
    }

    /** The terminal has its credentials, or no longer waits for them. */
    boolean isPastDelivery() {
        return switch (step) {
            case null -> false;
            case "begin", "repair", "display", "data", "windows", "credentials" -> false;
            default -> true;
        };
    }

    ContainerRun lostSight() {
        return new ContainerRun(Sight.UNKNOWN, seen, delivery, began, settled, step, hindrance);
    }

    ContainerRun absent() {
        return new ContainerRun(Sight.ABSENT, null, Delivery.NONE, null, settled, null, hindrance);
    }

    /** Takes the engine's newest state. */
    ContainerRun seen(ContainerState state, Instant now) {
        Sight next = switch (state.phase()) {
            case CREATED -> Sight.CREATED;
            case RUNNING -> Sight.RUNNING;
            case EXITED -> Sight.EXITED;
        };
        boolean same =
                seen != null && seen.startedAt() != null && seen.startedAt().equals(state.startedAt());
        if (same) {
            return new ContainerRun(next, state, delivery, began, settled, step, hindrance);
        }
        boolean never = seen == null && (sight == Sight.NOT_LOOKED_YET || sight == Sight.UNKNOWN);
        boolean adopted = never && next == Sight.RUNNING;
        String left = next == Sight.RUNNING ? null : hindrance;
        return new ContainerRun(next, state, adopted ? Delivery.UNKNOWN : Delivery.NONE, now, settled, null, left);
    }

    ContainerRun withDelivery(Delivery next) {
        return new ContainerRun(sight, seen, next, began, settled, step, hindrance);
    }

    ContainerRun withSettled() {
        return new ContainerRun(
                sight, seen, delivery, began, seen == null ? settled : seen.startedAt(), step, hindrance);
    }

    ContainerRun withStep(String next) {
        return new ContainerRun(sight, seen, delivery, began, settled, next, hindrance);
    }

    ContainerRun withBegan(Instant now) {
        return new ContainerRun(sight, seen, delivery, now, settled, step, hindrance);
    }

    ContainerRun withHindrance(@Nullable String next) {
        return new ContainerRun(sight, seen, delivery, began, settled, step, next);
    }

    /** The image's health check failed. */
    boolean isUnhealthy() {
        return isRunning() && seen != null && seen.health() == ContainerState.Health.UNHEALTHY;
    }
}
