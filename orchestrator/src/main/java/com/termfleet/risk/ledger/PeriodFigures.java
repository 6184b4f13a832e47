package com.termfleet.risk.ledger;

import com.termfleet.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One period of a {@link Ledger}. Deposits and withdrawals of the period are added to all levels, so that they are neither
 * profit nor loss.
 *
 * @param startedAt when the period began; for {@link Period#LIFETIME} when counting began
 * @param endsAt the first moment after it; null for {@link Period#LIFETIME}
 * @param start where the period began: what profit and loss are counted from
 * @param measuredFrom where loss stops are counted from: {@code start}, unless a person ended a stop-out since
 * @param highestEquity the highest equity since {@code measuredFrom}
 */
public record PeriodFigures(
        Instant startedAt, @Nullable Instant endsAt, Level start, Level measuredFrom, Money highestEquity) {

    static PeriodFigures begun(Period period, Level start, Instant now, ZoneId zone) {
        return new PeriodFigures(
                period.startOf(now, zone).orElse(now),
                period.endOf(now, zone).orElse(null),
                start,
                start,
                start.equity());
    }

    boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    PeriodFigures observed(Level level) {
        return new PeriodFigures(startedAt, endsAt, start, measuredFrom, highestEquity.max(level.equity()));
    }

    PeriodFigures transferred(Money amount) {
        return new PeriodFigures(
                startedAt, endsAt, start.plus(amount), measuredFrom.plus(amount), highestEquity.plus(amount));
    }

    PeriodFigures measuredAnew(Level level) {
        return new PeriodFigures(startedAt, endsAt, start, level, level.equity());
    }

    PeriodFigures inZone(Period period, Instant now, ZoneId zone) {
        return new PeriodFigures(
                period.startOf(now, zone).orElse(startedAt),
                period.endOf(now, zone).orElse(null),
                start,
                measuredFrom,
                highestEquity);
    }
}
