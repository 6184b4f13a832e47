package com.termfleet.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import com.termfleet.kernel.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The time of which figures are shown, up to now. */
public enum RankingPeriod {
    MONTH("30d", Duration.ofDays(30)),
    QUARTER("90d", Duration.ofDays(90)),
    ALL("all", null);

    private final String word;
    private final @Nullable Duration length;

    RankingPeriod(String word, @Nullable Duration length) {
        this.word = word;
        this.length = length;
    }

    /** @throws InvalidInputException if the word is of no period */
    public static RankingPeriod of(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("period", "must be 30d, 90d or all"));
    }

    Instant begin(Instant now) {
        return length == null ? Instant.EPOCH : now.minus(length);
    }

    @JsonValue
    public String word() {
        return word;
    }
}
