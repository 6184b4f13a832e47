package com.termfleet.terminal.supervision;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a supervisor may look at its container, and when it may act. Not thread-safe: guarded by its owner's lock. */
final class RetrySchedule {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 4;

    private boolean lookWanted = true;

    /** No action before this time. */
    private @Nullable Instant heldUntil;

    /** No query before this time. */
    private @Nullable Instant lookNotBefore;

    private int unanswered;
    private int refused;

    void wantLook() {
        lookWanted = true;
    }

    /** The engine answers. */
    void wantLookAtOnce() {
        lookWanted = true;
        lookNotBefore = null;
    }

    /** A temporary failure: retry shortly. */
    void pause(Instant now) {
        heldUntil = now.plus(PAUSE);
    }

    /** The engine did not answer: query it again soon, then at growing intervals. */
    void unanswered(Instant now) {
        lookWanted = true;
        lookNotBefore = now.plus(PAUSE.multipliedBy(1L << Math.min(unanswered, MOST_DOUBLINGS)));
        unanswered++;
    }

    void answered() {
        unanswered = 0;
    }

    /** The host refused: retry soon, then at growing intervals. */
    void refused(Instant now) {
        heldUntil = now.plus(PAUSE.multipliedBy(1L << Math.min(refused, MOST_DOUBLINGS)));
        refused++;
    }

    void accepted() {
        refused = 0;
    }

    /** A user gave a new command: nothing is postponed any longer. */
    void actAtOnce() {
        heldUntil = null;
        refused = 0;
    }

    boolean isHeld(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    /** Whether a query is due; if so, it counts as made. */
    boolean takeLook(Instant now) {
        if (!lookWanted || isHeld(now) || (lookNotBefore != null && now.isBefore(lookNotBefore))) {
            return false;
        }
        lookWanted = false;
        return true;
    }

    /** Until when no action is decided; null if one may be. */
    @Nullable
    Instant waitsUntil(Instant now) {
        if (isHeld(now)) {
            return heldUntil;
        }
        return lookWanted ? lookNotBefore : null;
    }
}
