package com.termfleet.terminal.state;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How failures are answered: the first at once, then after ever longer pauses, forgotten after a healthy while; and after
 * several starts in a row that came to nothing, not at all.
 *
 * @param first pause before the second restart; doubles with each further one
 * @param longest pause
 * @param spread share by which a pause is longer or shorter, so that a fleet does not restart in step
 * @param forgottenAfter healthy for this long, failures count no more
 * @param startsBeforeQuarantine failed starts in a row
 */
public record CrashPolicy(
        Duration first, Duration longest, double spread, Duration forgottenAfter, int startsBeforeQuarantine) {

    public static final CrashPolicy STANDARD =
            new CrashPolicy(Duration.ofSeconds(10), Duration.ofSeconds(300), 0.25, Duration.ofMinutes(10), 5);

    /**
     * @param failures in a row, the latest included; 1 or more
     * @param seed makes the spread; the same seed gives the same pause
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
