package com.termfleet.terminal;

import com.termfleet.terminal.TerminalStates.Desired;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a terminal, and what stands against it.
 *
 * @param generation of the container: counts those that were made for this account
 * @param restart the running container is to be stopped and started once
 * @param held why it is not started although wanted; null if nothing stands against it
 */
record Wish(
        Desired desired,
        long generation,
        List<ExtraExpert> extras,
        boolean restart,
        @Nullable Held held) {

    Wish {
        extras = List.copyOf(extras);
    }

    Wish withDesired(Desired next) {
        return new Wish(next, generation, extras, false, held);
    }

    Wish withGeneration(long next) {
        return new Wish(desired, next, extras, restart, held);
    }

    Wish withExtras(List<ExtraExpert> next) {
        return new Wish(desired, generation, next, restart, held);
    }

    Wish withRestart(boolean next) {
        return new Wish(desired, generation, extras, next, held);
    }

    Wish withHeld(@Nullable Held next) {
        return new Wish(desired, generation, extras, restart, next);
    }

    /** Free again, if this is what held it. */
    Wish released(Held.Why why) {
        return held != null && held.why() == why ? withHeld(null) : this;
    }
}
