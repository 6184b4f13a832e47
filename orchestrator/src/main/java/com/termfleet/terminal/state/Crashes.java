package com.termfleet.terminal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has gone wrong with a terminal lately.
 *
 * @param restarts in all
 * @param inARow failures that are not forgotten yet
 * @param failedStarts starts in a row that never got the expert alive
 * @param notBefore when it may be started again; null: at once
 * @param everAlive the expert has been alive in the present run
 * @param aliveSince how long the expert has been alive without a break; null if it is not
 */
public record Crashes(
        int restarts,
        int inARow,
        int failedStarts,
        @Nullable Instant notBefore,
        boolean everAlive,
        @Nullable Instant aliveSince) {

    public static final Crashes NONE = remembered(0, 0, 0);

    /** What the database remembers across restarts of the orchestrator; pauses begin anew. */
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

    /** The run ended and the cause was not the terminal's, or is not known: it is started again and nothing is held against it. */
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

    /** The expert is not alive any more; the healthy time begins anew when it is. */
    Crashes unwell() {
        return new Crashes(restarts, inARow, failedStarts, notBefore, everAlive, null);
    }

    /** A person has taken it in hand: what went wrong before counts no more. */
    Crashes forgotten() {
        return new Crashes(restarts, 0, 0, null, everAlive, aliveSince);
    }

    Crashes forgottenIfHealthy(Instant now, CrashPolicy policy) {
        Instant at = forgetAt(policy);
        return at == null || now.isBefore(at) ? this : forgotten();
    }

    /** When healthy time will have been long enough; null if there is nothing to forget. */
    @Nullable
    Instant forgetAt(CrashPolicy policy) {
        return inARow == 0 || aliveSince == null ? null : aliveSince.plus(policy.forgottenAfter());
    }

    boolean mayStart(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }
}
