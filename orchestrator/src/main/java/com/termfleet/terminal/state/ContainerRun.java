package com.termfleet.terminal.state;

import com.termfleet.runtime.ContainerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the container, and what has been done with its present run. A run is told by the engine's start time.
 *
 * @param seen the engine's last word; null if there is no container or nothing is known
 * @param began when this run was first seen, by our own clock
 * @param settled start time of the last run whose end has been accounted for: as a crash, or as wanted
 * @param step the entry point's last word
 * @param hindrance why it cannot be started now although it is not the terminal's fault; null if nothing hinders it
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

    /** What is there. */
    public enum Sight {
        NOT_LOOKED_YET,
        /** The engine is away. */
        UNKNOWN,
        ABSENT,
        CREATED,
        RUNNING,
        EXITED
    }

    /** Whether this run has been given its credentials. */
    enum Delivery {
        NONE,
        /** It was running when we came. */
        UNKNOWN,
        DONE
    }

    public boolean isRunning() {
        return sight == Sight.RUNNING;
    }

    /** It runs on no network: somebody took it off. */
    public boolean isCutOff() {
        return isRunning() && seen != null && seen.address() == null;
    }

    /** False only if it is known that nothing runs. */
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

    /** Its end has been accounted for, though it may still be there. */
    boolean isSettled() {
        return seen != null && seen.startedAt() != null && seen.startedAt().equals(settled);
    }

    /** The terminal itself is known to have its credentials, or is long past waiting for them. */
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

    /** The engine's newest word. */
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

    /** The engine's health check says that the terminal does not work, whatever else is known. */
    boolean isUnhealthy() {
        return isRunning() && seen != null && seen.health() == ContainerState.Health.UNHEALTHY;
    }
}
