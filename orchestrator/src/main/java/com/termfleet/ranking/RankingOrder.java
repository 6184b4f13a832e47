package com.termfleet.ranking;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.ranking.MasterFigures.Drawdown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what masters are ranked, the best first. Who has closed no trade comes after all who have, except by followers; a figure
 * that is not known comes after those that are. Amounts count only where no percentage is known: their currencies differ.
 */
public enum RankingOrder {
    PROFIT("profit"),
    WIN_RATE("winRate"),
    DRAWDOWN("drawdown"),
    FOLLOWERS("followers"),
    TRADES("trades");

    private final String word;

    RankingOrder(String word) {
        this.word = word;
    }

    /** @throws InvalidInputException if the word is of no order */
    public static RankingOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("sort", "must be profit, winRate, drawdown, followers or trades"));
    }

    Comparator<RankedMaster> comparator() {
        return byFigure()
                .thenComparing(RankedMaster::title)
                .thenComparing(master -> master.accountId().value());
    }

    private Comparator<RankedMaster> byFigure() {
        return switch (this) {
            case PROFIT ->
                active().thenComparing(highest(MasterFigures::profitPercent))
                        .thenComparing(highest(MasterFigures::profit));
            case WIN_RATE -> active().thenComparing(highest(MasterFigures::winRatePercent));
            case DRAWDOWN ->
                active().thenComparing(lowest(RankingOrder::drawdownPercent))
                        .thenComparing(lowest(RankingOrder::drawdown));
            case FOLLOWERS -> Comparator.comparingInt(RankedMaster::followers).reversed();
            case TRADES -> highest(MasterFigures::trades);
        };
    }

    private static Comparator<RankedMaster> active() {
        return Comparator.comparing(master -> master.figures().trades() == 0);
    }

    private static <T extends Comparable<? super T>> Comparator<RankedMaster> highest(
            Function<MasterFigures, @Nullable T> figure) {
        return Comparator.comparing(of(figure), Comparator.nullsLast(Comparator.<T>reverseOrder()));
    }

    private static <T extends Comparable<? super T>> Comparator<RankedMaster> lowest(
            Function<MasterFigures, @Nullable T> figure) {
        return Comparator.comparing(of(figure), Comparator.nullsLast(Comparator.<T>naturalOrder()));
    }

    private static <T> Function<RankedMaster, @Nullable T> of(Function<MasterFigures, @Nullable T> figure) {
        return master -> figure.apply(master.figures());
    }

    private static @Nullable Double drawdownPercent(MasterFigures figures) {
        Drawdown drawdown = figures.drawdown();
        return drawdown == null ? null : drawdown.percent();
    }

    private static @Nullable Money drawdown(MasterFigures figures) {
        Drawdown drawdown = figures.drawdown();
        return drawdown == null ? null : drawdown.amount();
    }
}
