package com.termfleet.terminal.state;

import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.TerminalStates.Desired;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's desired state, and what prevents it.
 *
 * @param generation number of containers created for this account
 * @param restart whether the running container is to be stopped and started once
 * @param held why it must not be started; null if it may be
 * @param credentials version of the credentials last delivered to a container; 0 before the first
 */
public record DesiredState(
        Desired desired,
        long generation,
        List<ExtraExpert> extras,
        boolean restart,
        @Nullable StartBlock held,
        long credentials) {

    public DesiredState {
        extras = List.copyOf(extras);
    }

    DesiredState withDesired(Desired next) {
        return new DesiredState(next, generation, extras, false, held, credentials);
    }

    DesiredState withGeneration(long next) {
        return new DesiredState(desired, next, extras, restart, held, credentials);
    }

    DesiredState withExtras(List<ExtraExpert> next) {
        return new DesiredState(desired, generation, next, restart, held, credentials);
    }

    DesiredState withRestart(boolean next) {
        return new DesiredState(desired, generation, extras, next, held, credentials);
    }

    DesiredState withHeld(@Nullable StartBlock next) {
        return new DesiredState(desired, generation, extras, restart, next, credentials);
    }

    DesiredState withCredentials(long version) {
        return new DesiredState(desired, generation, extras, restart, held, version);
    }

    boolean isQuarantined() {
        return held != null && held.why() == StartBlock.Why.QUARANTINED;
    }

    /** A user's start ends quarantine, but not a block for a rejected login, which needs new credentials. */
    DesiredState releasedByPerson() {
        return held != null && held.why() == StartBlock.Why.REJECTED ? this : withHeld(null);
    }

    /** Removes the block if it is this one. */
    DesiredState released(StartBlock.Why why) {
        return held != null && held.why() == why ? withHeld(null) : this;
    }
}
