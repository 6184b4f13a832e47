package com.termfleet.risk.ledger;

import com.termfleet.kernel.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an account, or the copies of one subscription, gained and lost by period. Immutable. Profit and loss follow from
 * balance and equity alone, so commissions, swaps and trades by hand are in them; deposits and withdrawals are told by
 * {@link #transferred}. For a subscription, balance is any starting amount plus the closed profit of its copies, and equity
 * that plus their floating profit.
 *
 * @param zone the account's time zone, in which periods begin and end
 * @param now the newest balance and equity
 * @param at when these were observed
 * @param periods the current period of every kind
 * @param deposits all deposits less withdrawals that are taken into account; null if they were never told
 */
public record Ledger(
        ZoneId zone,
        Level now,
        Instant at,
        Map<Period, PeriodFigures> periods,
        @Nullable Money deposits) {

    public Ledger {
        periods = Map.copyOf(periods);
        for (Period period : Period.values()) {
            Objects.requireNonNull(periods.get(period), period::name);
        }
    }

    /** Counting begins here. */
    public static Ledger begun(ZoneId zone, Level level, Instant at) {
        Map<Period, PeriodFigures> periods = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            periods.put(period, PeriodFigures.begun(period, level, at, zone));
        }
        return new Ledger(zone, level, at, periods, null);
    }

    /**
     * With new figures. A period that ended since the last ones begins at the higher of the last level and this one: the
     * level at its first moment lay between two observations, and a loss must not be counted too small. Figures older than
     * the newest are ignored.
     */
    public Ledger observed(Level level, Instant time) {
        if (time.isBefore(at)) {
            return this;
        }
        return new Ledger(
                zone,
                level,
                time,
                map((period, figures) -> figures.isOver(time)
                        ? PeriodFigures.begun(period, now.max(level), time, zone)
                        : figures.observed(level)),
                deposits);
    }

    /** The same figures at a later moment: periods that ended meanwhile begin anew at the newest level. */
    public Ledger at(Instant time) {
        return new Ledger(
                zone,
                now,
                at,
                map((period, figures) -> figures.isOver(time) ? PeriodFigures.begun(period, now, time, zone) : figures),
                deposits);
    }

    /**
     * Money was deposited, or withdrawn (negative): neither profit nor loss. To be told before the first {@link #observed}
     * that contains it, since figures without it would look like a loss or a gain.
     */
    public Ledger transferred(Money amount) {
        Level level = new Level(now.balance().plus(amount), now.equity().plus(amount));
        return new Ledger(zone, level, at, map((period, figures) -> figures.transferred(amount)), deposits);
    }

    /**
     * The account tells what was ever deposited less what was withdrawn: what that has changed by was transferred. Nothing
     * was when it begins to tell. To be called before {@link #observed}, as {@link #transferred}.
     *
     * @param total null if it does not tell
     */
    public Ledger deposited(@Nullable Money total) {
        Ledger moved = total == null || deposits == null || total.compareTo(deposits) == 0
                ? this
                : transferred(total.minus(deposits));
        return new Ledger(moved.zone, moved.now, moved.at, moved.periods, total);
    }

    /** Loss stops of this period are counted from the newest level on: a person ended a stop-out. */
    public Ledger measuredAnew(Period again) {
        return new Ledger(
                zone,
                now,
                at,
                map((period, figures) -> period == again ? figures.measuredAnew(now) : figures),
                deposits);
    }

    /** The account's zone changed: what was counted stays, the current periods end by the new zone. */
    public Ledger inZone(ZoneId other) {
        return new Ledger(other, now, at, map((period, figures) -> figures.inZone(period, at, other)), deposits);
    }

    private Map<Period, PeriodFigures> map(BiFunction<Period, PeriodFigures, PeriodFigures> change) {
        Map<Period, PeriodFigures> changed = new EnumMap<>(periods);
        changed.replaceAll(change);
        return changed;
    }

    public PeriodFigures of(Period period) {
        return Objects.requireNonNull(periods.get(period));
    }

    /** The profit of what was closed in the period; negative for a loss. */
    public Money closed(Period period) {
        return now.balance().minus(of(period).start().balance());
    }

    /** The profit of what is open now; negative for a loss. */
    public Money floating() {
        return now.floating();
    }
}
