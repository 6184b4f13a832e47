package com.termfleet.performance;

import com.termfleet.access.Principal;
import com.termfleet.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How accounts have performed, for their owners. Thread-safe; blocks. */
public final class Performance {

    private final Accounts accounts;
    private final EquityCurves curves;
    private final DailyProfits profits;
    private final Clock clock;

    Performance(Accounts accounts, EquityCurves curves, DailyProfits profits, Clock clock) {
        this.accounts = accounts;
        this.curves = curves;
        this.profits = profits;
        this.clock = clock;
    }

    /**
     * @param since null: a day before the end
     * @param until null: now
     * @param points how many points there may be, 2 to 2,000
     * @throws com.termfleet.kernel.NotFoundException if there is no such account that this person may use
     * @throws com.termfleet.kernel.InvalidInputException if the range is empty or too long, or points is out of range
     */
    public EquityView equity(
            long account, @Nullable Instant since, @Nullable Instant until, int points, Principal principal) {
        return curves.of(
                accounts.require(account, principal).id(), EquityRange.of(since, until, points, clock.instant()));
    }

    /**
     * @param from null: thirty days with the last one
     * @param to null: today
     * @param zone in which days begin and end; null: UTC
     * @throws com.termfleet.kernel.NotFoundException if there is no such account that this person may use
     * @throws com.termfleet.kernel.InvalidInputException if the zone is not known, or the range is empty or too long
     */
    public ProfitView profitByDay(
            long account,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String zone,
            Principal principal) {
        return profits.of(accounts.require(account, principal).id(), ProfitRange.of(from, to, zone, clock.instant()));
    }
}
