package com.termfleet.ranking;

import com.termfleet.copy.history.MasterResults.SummedProfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A master as anyone with its link sees it: nothing tells its login, its broker, its owner or who follows it.
 *
 * @param simulated whether it trades at a simulated broker, so its results are not those of a real one
 * @param followers how many accounts copy it
 * @param curve the summed profit of the period, ascending
 */
public record PublicMaster(
        String title,
        @Nullable String description,
        boolean simulated,
        int followers,
        RankingPeriod period,
        MasterFigures figures,
        List<SummedProfit> curve) {

    public PublicMaster {
        curve = List.copyOf(curve);
    }
}
