package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Balance, equity and drawdown of an account over a range of time, in its currency.
 *
 * @param currency null if the account has not reported it
 * @param points ascending; none for a time in which nothing was reported
 * @param maxDrawdown null without points
 */
public record EquityView(
        AccountId accountId,
        Instant since,
        Instant until,
        long secondsPerPoint,
        @Nullable String currency,
        List<EquityPoint> points,
        @Nullable LargestDrawdown maxDrawdown) {

    public EquityView {
        points = List.copyOf(points);
    }

    /**
     * An interval.
     *
     * @param at when it begins
     * @param balance the last of the interval
     * @param equity the last of the interval
     * @param low the lowest equity
     * @param high the highest equity
     * @param drawdown the largest of the interval, from the highest equity until then
     */
    public record EquityPoint(
            Instant at, Money balance, Money equity, Money low, Money high, Money drawdown, double drawdownPercent) {}

    /** @param percent of the highest equity before it */
    public record LargestDrawdown(Instant at, Money amount, double percent) {}
}
