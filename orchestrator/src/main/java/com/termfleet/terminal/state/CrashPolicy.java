package com.termfleet.terminal.state;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When a failed terminal is restarted: at once after the first failure, then after growing pauses. Failures are
 * forgotten after a healthy period; after several failed starts in a row it is not restarted.
 *
 * @param first pause before the second restart; doubles with each further one
 * @param longest pause
 * @param spread random share of a pause, so that a fleet does not restart at the same moment
 * @param forgottenAfter healthy period after which failures are forgotten
 * @param startsBeforeQuarantine failed starts in a row that lead to quarantine
 */
public record CrashPolicy(
        Duration first, Duration longest, double spread, Duration forgottenAfter, int startsBeforeQuarantine) {

    public static final CrashPolicy STANDARD =
            new CrashPolicy(Duration.ofSeconds(10), Duration.ofSeconds(300), 0.25, Duration.ofMinutes(10), 5);

    /**
     * @param failures in a row, the latest included; 1 or more
     * @param seed of the spread; the same seed gives the same pause
     */
    Duration pause(int failures, long seed) {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - 2, 30);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        double factor = 1 + spread * (2 * new SplittableRandom(seed).nextDouble() - 1);
        return Duration.ofMillis(Math.round(millis * factor));
    }
}
