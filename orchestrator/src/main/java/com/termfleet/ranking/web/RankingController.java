package com.termfleet.ranking.web;

import com.termfleet.access.RequiresSignIn;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.ranking.RankedMaster;
import com.termfleet.ranking.Ranking;
import com.termfleet.ranking.RankingOrder;
import com.termfleet.ranking.RankingPeriod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ranking of masters, for everyone who is signed in. */
@RestController
@RequestMapping("/api/v1/masters/ranking")
class RankingController {

    private final Ranking ranking;

    RankingController(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * The masters whose owners have listed them, the best first.
     *
     * @param period 30d, 90d or all
     * @param sort profit, winRate, drawdown, followers or trades
     */
    @RequiresSignIn
    @GetMapping
    Page<RankedMaster> list(
            @RequestParam(defaultValue = "90d") String period,
            @RequestParam(defaultValue = "profit") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return ranking.list(RankingPeriod.of(period), RankingOrder.of(sort), new PageRequest(page, size));
    }
}
