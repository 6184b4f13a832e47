package com.termfleet.copy.quality;

import com.termfleet.kernel.FieldErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From when to when the signals were received.
 *
 * @param since inclusive
 * @param until exclusive
 */
public record QualityRange(Instant since, Instant until) {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * @param since null: a day before the end
     * @param until null: now
     * @throws com.termfleet.kernel.InvalidInputException if it is empty or too long
     */
    public static QualityRange of(@Nullable Instant since, @Nullable Instant until, Instant now) {
        Instant end = until == null ? now : until;
        new FieldErrors()
                .check(end.isAfter(EARLIEST) && end.isBefore(LATEST), "until", "must be in the years 2000 to 2199")
                .throwIfAny();
        Instant begin = since == null ? end.minus(USUAL) : since;
        new FieldErrors()
                .check(begin.isBefore(end), "since", "must be before until")
                .check(
                        !begin.isBefore(end.minus(LONGEST)),
                        "since",
                        "must be at most " + LONGEST.toDays() + " days before until")
                .throwIfAny();
        return new QualityRange(begin, end);
    }

    OffsetDateTime begin() {
        return since.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return until.atOffset(ZoneOffset.UTC);
    }
}
