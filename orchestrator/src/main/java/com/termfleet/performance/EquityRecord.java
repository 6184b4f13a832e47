package com.termfleet.performance;

import com.termfleet.kernel.Money;
import com.termfleet.performance.EquityView.LargestDrawdown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has reported of its balance and equity since a time, in its currency.
 *
 * @param firstAt the first of all reports on record, also from before that time
 * @param startedAt when {@code startBalance} was reported
 * @param startBalance the last before that time, or the first one after it
 * @param maxDrawdown of the equity since then, from the highest on record; null if nothing was reported since
 */
public record EquityRecord(
        Instant firstAt,
        @Nullable String currency,
        Instant startedAt,
        Money startBalance,
        @Nullable LargestDrawdown maxDrawdown) {}
