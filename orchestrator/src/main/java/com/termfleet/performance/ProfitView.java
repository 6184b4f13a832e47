package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account gained and lost by day, in its currency.
 *
 * @param zone in which the days begin and end
 * @param currency null if the account has not reported it
 * @param days ascending; days in which nothing was reported are left out
 */
public record ProfitView(
        AccountId accountId, String zone, @Nullable String currency, List<ProfitDay> days) {

    public ProfitView {
        days = List.copyOf(days);
    }

    /**
     * @param closed by how much the balance changed
     * @param floating by how much the profit of what is open changed
     * @param total both: by how much the equity changed
     * @param complete whether the day has ended
     */
    public record ProfitDay(LocalDate date, Money closed, Money floating, Money total, boolean complete) {}
}
