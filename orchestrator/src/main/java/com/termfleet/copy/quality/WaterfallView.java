package com.termfleet.copy.quality;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal's way to its followers.
 *
 * @param copies the slowest first
 */
public record WaterfallView(
        TradeId tradeId,
        AccountId masterAccountId,
        Ticket ticket,
        Symbol symbol,
        OrderType type,
        Lots lots,
        Instant receivedAt,
        Page<WaterfallCopy> copies) {

    /**
     * @param steps those that have ended, in their order
     * @param total milliseconds from the receipt to the end of the last of them
     * @param slippagePoints exact decimal; null if it is not known
     */
    public record WaterfallCopy(
            PairId pairId,
            SubscriptionId subscriptionId,
            AccountId followerAccountId,
            Symbol symbol,
            PairStatus status,
            @Nullable ReasonCode reasonCode,
            @Nullable String reason,
            List<WaterfallBar> steps,
            double total,
            @Nullable Instant filledAt,
            @Nullable Price price,
            Price masterPrice,
            @Nullable String slippagePoints,
            @Nullable Money slippageMoney,
            @Nullable String currency) {

        public WaterfallCopy {
            steps = List.copyOf(steps);
        }
    }

    /** Start and end are milliseconds since the receipt. */
    public record WaterfallBar(Step step, double start, double end, double duration) {}
}
