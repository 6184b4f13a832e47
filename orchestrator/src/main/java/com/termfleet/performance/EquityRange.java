package com.termfleet.performance;

import com.termfleet.kernel.FieldErrors;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a curve shows.
 *
 * @param since inclusive
 * @param until exclusive
 * @param seconds from one point to the next
 */
record EquityRange(Instant since, Instant until, int seconds) {

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    /** Points lie at even times. */
    private static final int[] STEPS = {
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        28 * DAY,
        91 * DAY,
        364 * DAY,
        4 * 364 * DAY
    };

    private static final int FEWEST_POINTS = 2;
    private static final int MOST_POINTS = 2_000;
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(4 * 365);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * @param since null: a day before the end
     * @param until null: now
     * @param points how many there may be
     * @throws com.termfleet.kernel.InvalidInputException if the range is empty or too long, or points is out of range
     */
    static EquityRange of(@Nullable Instant since, @Nullable Instant until, int points, Instant now) {
        Instant end = until == null ? now : until;
        new FieldErrors()
                .check(end.isAfter(EARLIEST) && end.isBefore(LATEST), "until", "must be in the years 2000 to 2199")
                .check(
                        points >= FEWEST_POINTS && points <= MOST_POINTS,
                        "points",
                        "must be between " + FEWEST_POINTS + " and " + MOST_POINTS)
                .throwIfAny();
        Instant begin = since == null ? end.minus(USUAL) : since;
        new FieldErrors()
                .check(begin.isBefore(end), "since", "must be before until")
                .check(!begin.isBefore(end.minus(LONGEST)), "since", "must be at most 4 years before until")
                .throwIfAny();
        return new EquityRange(begin, end, step(Duration.between(begin, end), points));
    }

    /** One point less fits, since the first interval may begin before the range. */
    private static int step(Duration range, int points) {
        for (int step : STEPS) {
            if (range.toSeconds() / step < points - 1) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    Instant pointOf(Instant time) {
        return Thinning.floor(time, seconds);
    }
}
