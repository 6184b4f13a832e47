package com.termfleet.figures;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open position or a pending order that an account has at its broker.
 *
 * @param brokerId by which the broker knows it
 * @param ticket by which copies know it
 * @param type BUY or SELL of a position, the pending types of orders
 * @param price at which it was opened, or waits
 * @param openedAt when it was opened or placed, by the broker's clock; null if the broker does not tell
 * @param comment empty where brokers keep none
 * @param profit if it were closed now, in the account's currency; null if the broker does not tell
 */
public record HeldItem(
        String brokerId,
        Ticket ticket,
        OrderType type,
        Symbol symbol,
        Lots lots,
        Price price,
        Price stopLoss,
        Price takeProfit,
        @Nullable Instant openedAt,
        String comment,
        @Nullable Money profit) {}
