package com.termfleet.copy.history;

import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What copies add up to since a time.
 *
 * @param pending on their way now, whenever they began
 * @param placed pending orders at the followers' brokers now, whenever they began
 * @param open held now, whenever they began
 * @param closed since then
 * @param cancelled orders that ended without a fill since then
 * @param skipped of signals received since then
 * @param failed of signals received since then
 * @param profits of what was closed since then, by the account that copied; amounts of two accounts may be in two
 *     currencies
 * @param reasons why copies were skipped or failed, the most frequent first
 */
public record PairSummary(
        long pending,
        long placed,
        long open,
        long closed,
        long cancelled,
        long skipped,
        long failed,
        List<Profit> profits,
        List<Cause> reasons) {

    public PairSummary {
        profits = List.copyOf(profits);
        reasons = List.copyOf(reasons);
    }

    public record Profit(AccountId accountId, Money profit) {}

    /** @param reason the text of the newest copy with this code */
    public record Cause(@Nullable ReasonCode reasonCode, String reason, long count) {}
}
