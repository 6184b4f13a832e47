package com.termfleet.terminal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's failures.
 *
 * @param restarts in all
 * @param inARow failures that are not yet forgotten
 * @param failedStarts starts in a row in which the expert never became alive
 * @param notBefore earliest time of the next start; null: at once
 * @param everAlive the expert has been alive in the present run
 * @param aliveSince since when the expert has been alive without a break; null if it is not alive
 */
public record Crashes(
        int restarts,
        int inARow,
        int failedStarts,
        @Nullable Instant notBefore,
        boolean everAlive,
        @Nullable Instant aliveSince) {

    public static final Crashes NONE = remembered(0, 0, 0);

    /** Restores what the database keeps across restarts of the server; pauses start from zero. */
    public static Crashes remembered(int restarts, int inARow, int failedStarts) {
        return new Crashes(restarts, inARow, failedStarts, null, false, null);
    }

    Crashes failed(Instant now, CrashPolicy policy, long seed) {
        int failures = inARow + 1;
        return new Crashes(
                restarts + 1,
                failures,
                everAlive ? 0 : failedStarts + 1,
                now.plus(policy.pause(failures, seed + failures)),
                false,
                null);
    }

    /** The run ended, and not by the terminal's fault as far as known: it is restarted without counting a failure. */
    Crashes interrupted() {
        return new Crashes(restarts + 1, inARow, failedStarts, null, false, null);
    }

    /** A new run of the terminal. */
    Crashes begun() {
        return new Crashes(restarts, inARow, failedStarts, null, false, null);
    }

    Crashes alive(Instant now) {
        return new Crashes(restarts, inARow, 0, null, true, aliveSince == null ? now : aliveSince);
    }

    /** The expert is no longer alive; the healthy period restarts when it is. */
    Crashes unwell() {
        return new Crashes(restarts, inARow, failedStarts, notBefore, everAlive, null);
    }

    /** A user has intervened: earlier failures no longer count. */
    Crashes forgotten() {
        return new Crashes(restarts, 0, 0, null, everAlive, aliveSince);
    }

    Crashes forgottenIfHealthy(Instant now, CrashPolicy policy) {
        Instant at = forgetAt(policy);
        return at == null || now.isBefore(at) ? this : forgotten();
    }

    /** When failures will be forgotten if it stays healthy; null if there are none. */
    @Nullable
    Instant forgetAt(CrashPolicy policy) {
        return inARow == 0 || aliveSince == null ? null : aliveSince.plus(policy.forgottenAfter());
    }

    boolean mayStart(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }
}
