package com.termfleet.copy.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.history.FloatingProfit;
import com.termfleet.copy.history.FloatingProfits;
import com.termfleet.copy.history.HistoryFilter;
import com.termfleet.copy.history.MasterTrades;
import com.termfleet.copy.history.PairSummaries;
import com.termfleet.copy.history.PairSummary;
import com.termfleet.copy.history.PairView;
import com.termfleet.copy.history.TradePairs;
import com.termfleet.copy.history.TradeView;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What masters did and what became of it. */
@RestController
@RequestMapping("/api/v1")
class HistoryController {

    private final MasterTrades trades;
    private final TradePairs pairs;
    private final PairSummaries summaries;
    private final FloatingProfits floating;

    HistoryController(MasterTrades trades, TradePairs pairs, PairSummaries summaries, FloatingProfits floating) {
        this.trades = trades;
        this.pairs = pairs;
        this.summaries = summaries;
        this.floating = floating;
    }

    @RequiresSignIn
    @GetMapping("/master-trades")
    Page<TradeView> trades(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return trades.list(new HistoryFilter(account, status, since, until), principal, new PageRequest(page, size));
    }

    @RequiresSignIn
    @GetMapping("/master-trades/{id}")
    TradeView trade(@PathVariable long id, Principal principal) {
        return trades.get(id, principal);
    }

    @RequiresSignIn
    @GetMapping("/trade-pairs")
    Page<PairView> pairs(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return pairs.list(new HistoryFilter(account, status, since, until), principal, new PageRequest(page, size));
    }

    /** What the copies since a time add up to. */
    @RequiresSignIn
    @GetMapping("/trade-pairs/summary")
    PairSummary summary(
            @RequestParam Instant since, @RequestParam(required = false) @Nullable Long account, Principal principal) {
        return summaries.since(since, account, principal);
    }

    record FloatingProfitList(List<FloatingProfit> items) {}

    /** What the newest open copies would bring now; those of which it is not known are left out. */
    @RequiresSignIn
    @GetMapping("/trade-pairs/floating-profit")
    FloatingProfitList floatingProfit(@RequestParam(required = false) @Nullable Long account, Principal principal) {
        return new FloatingProfitList(floating.list(account, principal));
    }

    @RequiresSignIn
    @GetMapping("/trade-pairs/{id}")
    PairView pair(@PathVariable long id, Principal principal) {
        return pairs.get(id, principal);
    }
}
