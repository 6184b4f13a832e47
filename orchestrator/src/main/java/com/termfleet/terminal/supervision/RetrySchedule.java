package com.termfleet.terminal.supervision;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a supervisor may look at its container, and when it may act. Not thread-safe: guarded by its owner's lock. */
final class RetrySchedule {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    private boolean lookWanted = true;

    /** Nothing is done before this. */
    private @Nullable Instant heldUntil;

    /** Nobody looks before this. */
    private @Nullable Instant lookNotBefore;

    private int unanswered;
    private int refused;

    void wantLook() {
        lookWanted = true;
    }

    /** The engine answers again. */
    void wantLookAtOnce() {
        lookWanted = true;
        lookNotBefore = null;
    }

    /** Something cannot be done now: try again in a moment. */
    void pause(Instant now) {
        heldUntil = now.plus(PAUSE);
    }

    /** One unanswered call does not mean that the engine is away: look again soon, then less and less often. */
    void unanswered(Instant now) {
        lookWanted = true;
        lookNotBefore = now.plus(PAUSE.multipliedBy(1L << Math.min(unanswered, MOST_DOUBLINGS)));
        unanswered++;
    }

    void answered() {
        unanswered = 0;
    }

    /** The host refuses: try again soon, then less and less often. */
    void refused(Instant now) {
        heldUntil = now.plus(PAUSE.multipliedBy(1L << Math.min(refused, MOST_DOUBLINGS)));
        refused++;
    }

    void accepted() {
        refused = 0;
    }

    /** A person wants something else: nothing is postponed any longer. */
    void actAtOnce() {
        heldUntil = null;
        refused = 0;
    }

    boolean isHeld(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    /** Whether it is time to look; if so, the look counts as done. */
    boolean takeLook(Instant now) {
        if (!lookWanted || isHeld(now) || (lookNotBefore != null && now.isBefore(lookNotBefore))) {
            return false;
        }
        lookWanted = false;
        return true;
    }

    /** Until when there is nothing to decide; null if there is. */
    @Nullable
    Instant waitsUntil(Instant now) {
        if (isHeld(now)) {
            return heldUntil;
        }
        return lookWanted ? lookNotBefore : null;
    }
}
