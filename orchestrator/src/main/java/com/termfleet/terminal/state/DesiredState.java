package com.termfleet.terminal.state;

import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.TerminalStates.Desired;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a terminal, and what stands against it.
 *
 * @param generation of the container: counts those that were made for this account
 * @param restart the running container is to be stopped and started once
 * @param held why it is not started although wanted; null if nothing stands against it
 * @param credentials version of the account's credentials that a container was last given; 0 before the first
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

    /** A person's start releases what a person can judge; a rejected login needs other credentials. */
    DesiredState releasedByPerson() {
        return held != null && held.why() == StartBlock.Why.REJECTED ? this : withHeld(null);
    }

    /** Free again, if this is what held it. */
    DesiredState released(StartBlock.Why why) {
        return held != null && held.why() == why ? withHeld(null) : this;
    }
}
