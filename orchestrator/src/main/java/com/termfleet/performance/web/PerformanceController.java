package com.termfleet.performance.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.performance.EquityView;
import com.termfleet.performance.Performance;
import com.termfleet.performance.ProfitView;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How accounts have performed. */
@RestController
@RequestMapping("/api/v1/accounts")
class PerformanceController {

    private final Performance performance;

    PerformanceController(Performance performance) {
        this.performance = performance;
    }

    /** Balance, equity and drawdown over a range, the last day if none is given. */
    @RequiresSignIn
    @GetMapping("/{id}/equity")
    EquityView equity(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = "500") int points,
            Principal principal) {
        return performance.equity(id, since, until, points, principal);
    }

    /** Profit and loss by day, of the last thirty days if none are given; days of UTC unless a zone is. */
    @RequiresSignIn
    @GetMapping("/{id}/profit-by-day")
    ProfitView profitByDay(
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String zone,
            Principal principal) {
        return performance.profitByDay(id, from, to, zone, principal);
    }
}
