package com.termfleet.figures;

import com.termfleet.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has, as it last reported while it was connected to its broker. Amounts are in its currency.
 *
 * @param currency null if it did not report one
 * @param at when the server received it
 * @param validFor how long it may be calculated with: three heartbeats
 */
public record Funds(
        Money balance,
        Money equity,
        Money freeMargin,
        @Nullable String currency,
        Instant at,
        Duration validFor) {

    public boolean isStale(Instant now) {
        return now.isAfter(at.plus(validFor));
    }
}
