package com.termfleet.figures;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has, as it last reported while it was connected to its broker. Amounts are in its currency.
 *
 * @param currency null if it did not report one
 * @param at when the server received it
 * @param validFor how long it may be calculated with: three heartbeats
 * @param leverage 100 for 1:100; null if it did not report one
 * @param deposits all that was ever deposited less what was withdrawn; null if it did not report that
 */
public record Funds(
        Money balance,
        Money equity,
        Money freeMargin,
        @Nullable String currency,
        Instant at,
        Duration validFor,
        @Nullable BigDecimal leverage,
        @Nullable Money deposits) {

    /** Of an account that reports neither leverage nor deposits. */
    public Funds(
            Money balance, Money equity, Money freeMargin, @Nullable String currency, Instant at, Duration validFor) {
        this(balance, equity, freeMargin, currency, at, validFor, null, null);
    }

    public boolean isStale(Instant now) {
        return now.isAfter(at.plus(validFor));
    }
}
