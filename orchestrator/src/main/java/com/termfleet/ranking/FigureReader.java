package com.termfleet.ranking;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.termfleet.copy.history.MasterResults;
import com.termfleet.copy.history.MasterResults.SummedProfit;
import com.termfleet.copy.history.MasterResults.TradeFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.performance.EquityRecord;
import com.termfleet.performance.EquityRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calculates the figures of masters and keeps them for a while: their history is read as a whole, and anyone may ask.
 * Thread-safe; blocks.
 */
final class FigureReader {

    private static final int REMEMBERED = 10_000;
    private static final int POINTS = 400;

    private final MasterResults trades;
    private final EquityRecords equity;
    private final Clock clock;
    private final LoadingCache<Wanted, MasterFigures> figures;
    private final LoadingCache<Wanted, List<SummedProfit>> curves;

    private record Wanted(AccountId master, RankingPeriod period) {}

    FigureReader(MasterResults trades, EquityRecords equity, Clock clock, Duration kept) {
        this.trades = trades;
        this.equity = equity;
        this.clock = clock;
        this.figures = kept(kept).build(CacheLoader.bulk(this::calculate));
        this.curves = kept(kept).build(this::readCurve);
    }

    private static Caffeine<Object, Object> kept(Duration time) {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(time);
    }

    Map<AccountId, MasterFigures> of(Collection<AccountId> masters, RankingPeriod period) {
        List<Wanted> wanted =
                masters.stream().map(master -> new Wanted(master, period)).toList();
        return figures.getAll(wanted).entrySet().stream()
                .collect(Collectors.toMap(found -> found.getKey().master(), Map.Entry::getValue));
    }

    MasterFigures of(AccountId master, RankingPeriod period) {
        return figures.get(new Wanted(master, period));
    }

    /** The sum of the profits of the period, ascending. */
    List<SummedProfit> curve(AccountId master, RankingPeriod period) {
        return curves.get(new Wanted(master, period));
    }

    private Map<Wanted, MasterFigures> calculate(Set<? extends Wanted> wanted) {
        Map<Wanted, MasterFigures> calculated = new HashMap<>();
        for (RankingPeriod period : RankingPeriod.values()) {
            List<AccountId> masters = wanted.stream()
                    .filter(each -> each.period() == period)
                    .map(Wanted::master)
                    .toList();
            if (!masters.isEmpty()) {
                calculate(masters, period)
                        .forEach((master, found) -> calculated.put(new Wanted(master, period), found));
            }
        }
        return calculated;
    }

    private Map<AccountId, MasterFigures> calculate(List<AccountId> masters, RankingPeriod period) {
        Instant begin = period.begin(clock.instant());
        Map<AccountId, TradeFigures> closed = trades.figures(masters, begin);
        Map<AccountId, Instant> begun = trades.begun(masters);
        Map<AccountId, EquityRecord> reported = equity.since(begin, masters);
        return masters.stream()
                .collect(Collectors.toMap(
                        master -> master,
                        master -> MasterFigures.of(closed.get(master), begun.get(master), reported.get(master))));
    }

    private List<SummedProfit> readCurve(Wanted wanted) {
        Instant now = clock.instant();
        Instant begin = wanted.period().begin(now);
        TradeFigures closed = trades.figures(List.of(wanted.master()), begin).get(wanted.master());
        if (closed == null) {
            return List.of();
        }
        long length = Duration.between(closed.firstClosed(), now).toSeconds();
        return trades.curve(wanted.master(), begin, Math.max(1, length / POINTS));
    }
}
