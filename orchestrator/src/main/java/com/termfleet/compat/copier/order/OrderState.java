package com.termfleet.compat.copier.order;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order and what became of it.
 *
 * @param clientId by which the caller named it, or that was made for it
 * @param status PENDING (not answered yet), PLACED (waits at the broker), OPEN, CLOSED, CANCELLED, SKIPPED or FAILED
 * @param ticket of the position or pending order; null before
 * @param orderId the broker's id at Match-Trader; null elsewhere
 * @param requested lots
 * @param volume lots that were filled
 * @param remaining lots that are open
 * @param reason why it is as it is; {@code reasonCode} for a program
 */
public record OrderState(
        String clientId,
        AccountId accountId,
        TradeId tradeId,
        PairId pairId,
        String status,
        @Nullable Ticket ticket,
        @Nullable String orderId,
        String symbol,
        String type,
        BigDecimal requested,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal remaining,
        @Nullable BigDecimal openPrice,
        @Nullable BigDecimal closePrice,
        BigDecimal stopLoss,
        BigDecimal takeProfit,
        @Nullable BigDecimal profit,
        @Nullable String reasonCode,
        @Nullable String reason) {

    boolean isAnswered() {
        return !status.equals("PENDING");
    }

    boolean isOver() {
        return !status.equals("PENDING") && !isLive();
    }

    /** Whether there is a position or pending order at the broker. */
    boolean isLive() {
        return status.equals("OPEN") || status.equals("PLACED");
    }
}
