package com.termfleet.copy.pause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pause that counts for a subscription: the strictest of its levels.
 *
 * @param mode null if nothing is paused
 * @param level where it is set; the widest one if several levels have the same mode
 */
public record Pause(@Nullable PauseMode mode, PauseLevel level) {

    public static final Pause NONE = new Pause(null, PauseLevel.SUBSCRIPTION);

    /**
     * A pause as it is set at one level.
     *
     * @param mode null if this level is not paused
     * @param opensSince since when opens pass this level; of no meaning while they do not
     */
    public record Setting(@Nullable PauseMode mode, Instant opensSince) {

        /** @param now counts if opens pass again from now on */
        public Setting changed(@Nullable PauseMode next, Instant now) {
            boolean opensAgain = !Pause.mayOpen(mode) && Pause.mayOpen(next);
            return new Setting(next, opensAgain ? now : opensSince);
        }
    }

    public boolean mayOpen() {
        return mayOpen(mode);
    }

    public boolean mayClose() {
        return mode != PauseMode.FROZEN;
    }

    public boolean mayModify() {
        return mode == null;
    }

    private static boolean mayOpen(@Nullable PauseMode mode) {
        return mode == null || mode == PauseMode.OPEN_AND_CLOSE;
    }

    /** The stricter of the two; this one is of a narrower level. */
    Pause and(@Nullable PauseMode other, PauseLevel wider) {
        boolean keeps = other == null || (mode != null && mode.isStricterThan(other));
        return keeps ? this : new Pause(other, wider);
    }
}
