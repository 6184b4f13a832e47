package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account reported in an interval, in its currency. Immutable.
 *
 * @param at when the interval begins
 * @param seconds its length
 * @param balance the last of the interval
 * @param equity the last of the interval
 * @param lowest equity
 * @param highest equity
 * @param fall the largest fall of the equity from a high to a later low; zero or above
 * @param currency null if the account has not reported it
 */
record Sample(
        AccountId account,
        Instant at,
        int seconds,
        BigDecimal balance,
        BigDecimal equity,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal fall,
        @Nullable String currency) {

    static final int MINUTE = 60;

    /** One report in the minute that begins at {@code minute}. */
    static Sample of(
            AccountId account, Instant minute, BigDecimal balance, BigDecimal equity, @Nullable String currency) {
        return new Sample(account, minute, MINUTE, balance, equity, equity, equity, BigDecimal.ZERO, currency);
    }

    /** This one and what came after it, as one of this one's interval. */
    Sample followedBy(Sample later) {
        BigDecimal across = highest.subtract(later.lowest);
        return new Sample(
                account,
                at,
                seconds,
                later.balance,
                later.equity,
                lowest.min(later.lowest),
                highest.max(later.highest),
                fall.max(later.fall).max(across),
                later.currency == null ? currency : later.currency);
    }

    /** As the beginning of a longer interval. */
    Sample widened(Instant begin, int length) {
        return new Sample(account, begin, length, balance, equity, lowest, highest, fall, currency);
    }

    /** Nothing moved in it, and nothing had since {@code before}. */
    boolean isUnchangedSince(Sample before) {
        return lowest.compareTo(highest) == 0
                && equity.compareTo(before.equity) == 0
                && balance.compareTo(before.balance) == 0;
    }
}
